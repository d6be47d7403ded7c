import { expect, it } from 'vitest';
import { hashPages } from '../../../../electron/core/sources/pages-hash.ts';

const page = { number: 1, text: 'Words', width: 612, height: 792, rotate: 0 };

it('a hash of pages tells any change, and is the same for what the database makes of a stray surrogate', () => {
  const changes = [{ number: 2 }, { text: 'words' }, { width: 613 }, { height: 793 }, { rotate: 90 }];
  const hashes = [[page], [], [page, page], ...changes.map((change) => [{ ...page, ...change }])].map(hashPages);
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hashPages([{ ...page, text: 'a\ud800' }])).toBe(hashPages([{ ...page, text: 'a\ufffd' }]));
});
