import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectMark } from '../../../shared/domain/brief-passages.ts';
import { sentencesOf } from '../../../shared/domain/sentences.ts';

const split = (text: string) =>
  sentencesOf(text.replaceAll('¤', objectMark)).map(({ start, end }) =>
    text.replaceAll('¤', objectMark).slice(start, end).replaceAll(objectMark, '¤'),
  );

describe('the sentences of a text', () => {
  it.each([
    ['He left. She stayed.', ['He left.', 'She stayed.']],
    [
      'On Feb. 9, 2026, Sgt. Roe called Lt. Smith at 6 p.m. She asked.',
      ['On Feb. 9, 2026, Sgt. Roe called Lt. Smith at 6 p.m.', 'She asked.'],
    ],
    [
      'In Doe v. City, No. 12, it held so. Jt. Ex. 4 is it.',
      ['In Doe v. City, No. 12, it held so.', 'Jt. Ex. 4 is it.'],
    ],
    ['The U.S. Border Patrol came at 6:30 a.m. on Monday.', ['The U.S. Border Patrol came at 6:30 a.m. on Monday.']],
    ['He left. ¤ She stayed.¤', ['He left. ¤', 'She stayed.¤']],
    ['He left. See ¤; ¤. She stayed (see ¤).', ['He left. See ¤; ¤.', 'She stayed (see ¤).']],
    ['He said “Go. Now.” Then he left.', ['He said “Go. Now.”', 'Then he left.']],
    ['It took 3.5 hours ... and more. . . . It ended!', ['It took 3.5 hours ... and more. . . .', 'It ended!']],
    ['John Q. Public came to Acme Inc. yesterday.', ['John Q. Public came to Acme Inc. yesterday.']],
    ['Is it so? Yes.', ['Is it so?', 'Yes.']],
    ['', []],
  ])('%s', (text, wanted) => {
    expect(split(text)).toEqual(wanted);
  });

  it('cover every word of it once, in order', () => {
    const piece = fc.constantFrom(
      'He left',
      'Sgt. Roe',
      '. ',
      '? ',
      '“',
      '”',
      '(',
      ')',
      objectMark,
      ' ',
      '...',
      'a.m.',
      '\n',
      '12',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const sentences = sentencesOf(text);
        expect(
          sentences
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replaceAll(/\s/g, ''),
        ).toBe(text.replaceAll(/\s/g, ''));
        sentences.forEach(({ start, end }, i) =>
          expect(start >= (sentences[i - 1]?.end ?? 0) && end > start).toBe(true),
        );
      }),
      { numRuns: 200 },
    );
  });
});
