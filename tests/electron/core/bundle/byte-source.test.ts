import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { FileSource } from '../../../../electron/core/bundle/byte-source.ts';

const folder = mkdtempSync(join(tmpdir(), 'byte-source-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file read in pieces', () => {
  it('gives the same bytes in any order of pieces, and less at its end', () => {
    const bytes = Buffer.alloc(600_000);
    for (let i = 0; i < bytes.length; i++) bytes[i] = (i * 31 + (i >> 8)) & 0xff;
    const path = join(folder, 'bytes');
    writeFileSync(path, bytes);
    const source = new FileSource(path);
    expect(source.length).toBe(bytes.length);
    const place = fc.integer({ min: 0, max: bytes.length + 10 });
    const length = fc.oneof(fc.integer({ min: 0, max: 1024 }), fc.integer({ min: 0, max: 700_000 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(place, length), { minLength: 1, maxLength: 12 }), (pieces) => {
        for (const [from, size] of pieces) {
          expect(Buffer.compare(source.piece(from, size), bytes.subarray(from, from + size))).toBe(0);
        }
      }),
    );
    source.close();
  });
});
