import { open, stat } from 'node:fs/promises';
import { createEvidenceStore } from '../../electron/core/sources/evidence-store.ts';
import { keysFor } from './range-setup.ts';

const length = 262_144;
const reads = 1500;
const [, , kind = '', path = '', name = ''] = process.argv;

/** Subtle: the places repeat from run to run, so that ours and the peer read the same ones. */
let seed = 12_345;
function next(limit: number): number {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((seed / 2 ** 32) * limit);
}

type Reader = { readonly size: number; readonly read: (offset: number) => Promise<Uint8Array> };

async function readerOf(): Promise<Reader> {
  const store = createEvidenceStore(path, keysFor());
  if (kind === 'object') {
    return { size: await store.size(name), read: (offset) => store.read(name, offset, length) };
  }
  if (kind === 'object-open') {
    const object = await store.open(name);
    return { size: object.size, read: (offset) => object.read(offset, length) };
  }
  const { size } = await stat(path);
  const kept = kind === 'plain-open' ? await open(path, 'r') : null;
  const read = async (offset: number) => {
    const file = kept ?? (await open(path, 'r'));
    const { buffer } = await file.read(Buffer.allocUnsafeSlow(length), 0, length, offset);
    if (kept === null) await file.close();
    return buffer;
  };
  return { size, read };
}

const { size, read } = await readerOf();
const times: number[] = [];
for (let i = 0; i < reads; i += 1) {
  const offset = next(size - length);
  const before = process.hrtime.bigint();
  const bytes = await read(offset);
  times.push(Number(process.hrtime.bigint() - before) / 1e9);
  if (bytes.length !== length) throw new Error('a read came back short');
}
times.sort((a, b) => a - b);
console.log(`measured ${times[reads / 2]} s`);
