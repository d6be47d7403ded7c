import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import { unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';

const sample = join(import.meta.dirname, '../../../../../../shared/corpus/court/word-doc.doc');
const present = existsSync(sample);
if (!present) console.warn(`reading of Word 97-2003 left out: ${sample} is absent`);

const pool = createExtractPool({ workers: 1, timeoutMs: 4000, memoryMb: 256 });
afterAll(() => pool.close());
const reasonOf = (file: Uint8Array) =>
  pool.extract('a.doc', new Uint8Array(file)).then(
    () => 'read',
    (error: unknown) => unreadableReason(error),
  );

/** A compound file with the stream that makes it a Word document. */
function compound(document: Uint8Array): Buffer {
  const root: Entry = { name: 'Root Entry', type: TypeEnum.ROOT, length: 0, children: [1] };
  const stream: Entry = {
    name: 'WordDocument',
    type: TypeEnum.DOCUMENT,
    length: document.length,
    binaryProvider: () => new Uint8Array(document),
  };
  return Buffer.from(burn([root, stream]));
}

describe.skipIf(!present)('a Word 97-2003 document', () => {
  it('gives its words in order, as they were typed, and its notes', async () => {
    const extraction = await pool.extract('letter.doc', readFileSync(sample));
    const text = extraction.pages.map((page) => page.text).join('\n');
    expect(extraction).toMatchObject({ format: 'doc', mime: 'application/msword', warnings: [] });
    expect(text).toMatch(/^Attorneys for Appellant\s+Attorneys for Appellee/u);
    expect(text).toContain('No. 49S00-0308-DP-392');
    expect(text).toMatch(/Footnotes\n\s*Baker's Brief of Appellee also asserted/u);
  });

  it.each([
    ['cut in half', (file: Buffer) => file.subarray(0, file.length >> 1)],
    ['with a directory that runs in a circle', (file: Buffer) => (file.fill(0, 512, 1024), file)],
    ['with its middle overwritten', (file: Buffer) => (file.fill(0xff, 1000, 20_000), file)],
  ])('%s is read or kept with a reason', { timeout: 20_000 }, async (_what, spoil) => {
    expect(await reasonOf(spoil(readFileSync(sample)))).not.toBeNull();
  });
});

describe('a hostile Word 97-2003 document', () => {
  it('without a document in it is damaged', async () => {
    expect(await reasonOf(compound(new Uint8Array(100)))).toBe('damaged');
    expect(await reasonOf(compound(new Uint8Array(8000).fill(0xff)))).toBe('damaged');
  });

  it.each([44, 64, 72])(
    'that claims two thousand million sectors of tables (at %i) gets no room for them',
    async (at) => {
      const file = compound(new Uint8Array(8000));
      file.writeUInt32LE(0x7fff_ffff, at);
      expect(await reasonOf(file)).toBe('damaged');
    },
  );
});
