import { describe, expect, it } from 'vitest';
import { tidyPdfText } from '../../../../../electron/core/sources/extract/pdf-text.ts';

describe('tidyPdfText', () => {
  it('spells out ligatures', () => {
    expect(tidyPdfText('the o\ufb03cer \ufb01led')).toBe('the officer filed');
  });

  it('joins a word over a hyphen that only the line end made', () => {
    expect(tidyPdfText('investi\u0002gation')).toBe('investigation');
    expect(tidyPdfText('investi\u00ad\r\ngation')).toBe('investigation');
    expect(tidyPdfText('well-known')).toBe('well-known');
  });

  it('keeps one line per line and drops what cannot be seen', () => {
    expect(tidyPdfText(' a \r\n b\u0000c \r\n \r\n \r\n \r\nd\u00a0 e')).toBe('a\nbc\n\nd e');
  });
});
