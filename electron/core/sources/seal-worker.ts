import { parentPort } from 'node:worker_threads';
import { assert } from '../../../shared/assert.ts';
import type { SealReply, SealTask } from './seal-thread.ts';
import { sealedBytes, writeSegment } from './write-segment.ts';

/** Seals and writes the segments of one object while the asking thread reads and hashes the next. */
const port = parentPort;
assert(port, 'this is the code of a thread');
const scratch = Buffer.allocUnsafeSlow(sealedBytes);

port.on('message', ({ file, key, prefix, index, last, buffer, length }: SealTask) => {
  try {
    writeSegment(file, { key, prefix }, { index, last, plain: new Uint8Array(buffer, 0, length) }, scratch);
    port.postMessage({ index, error: null } satisfies SealReply);
  } catch (error) {
    // Subtle: a thread's errors travel without the code that the system gave.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ index, error: { code, message } } satisfies SealReply);
  }
});
