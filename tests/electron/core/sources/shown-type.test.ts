import { expect, test } from 'vitest';
import { shownType } from '../../../../electron/core/sources/shown-type.ts';

test('recordings and pictures are shown under the type that was found in their bytes', () => {
  expect(shownType({ format: 'video', mime: 'video/webm' })).toBe('video/webm');
  expect(shownType({ format: 'audio', mime: 'audio/flac' })).toBe('audio/flac');
  expect(shownType({ format: 'png', mime: 'image/png' })).toBe('image/png');
  expect(shownType({ format: 'other', mime: 'image/webp' })).toBe('image/webp');
});

test('nothing that could carry a script is shown, whatever its bytes are said to be', () => {
  expect(shownType({ format: 'video', mime: 'text/html' })).toBe('video/mp4');
  expect(shownType({ format: 'video', mime: 'video/mp4; charset="\r\nX-A: b"' })).toBe('video/mp4');
  expect(shownType({ format: 'audio', mime: '' })).toBe('audio/mpeg');
  for (const mime of ['image/svg+xml', 'text/html', 'application/pdf', 'application/xhtml+xml', '']) {
    expect(shownType({ format: 'other', mime })).toBeNull();
  }
});
