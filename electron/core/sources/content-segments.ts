import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';
import { segmentBytes } from './segments.ts';

/**
 * Gives content in pieces of `segmentBytes`, the last one shorter and none empty. Throws `unreadable-file` when the system cannot
 * read a file, and what the pieces themselves throw.
 */
export async function* segmentsOf(content: FileHandle | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (!(Symbol.asyncIterator in content)) {
    yield* segmentsOfFile(content);
    return;
  }
  let segment = Buffer.allocUnsafeSlow(segmentBytes);
  let filled = 0;
  for await (const chunk of content) {
    for (let from = 0; from < chunk.length;) {
      const part = chunk.subarray(from, from + segmentBytes - filled);
      segment.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < segmentBytes) continue;
      yield segment;
      segment = Buffer.allocUnsafeSlow(segmentBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield segment.subarray(0, filled);
}

async function* segmentsOfFile(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let position = 0; ;) {
    const segment = await readSegment(file, position);
    if (segment.length > 0) yield segment;
    if (segment.length < segmentBytes) return;
    position += segmentBytes;
  }
}

async function readSegment(file: FileHandle, position: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(segmentBytes);
  let filled = 0;
  while (filled < segmentBytes) {
    const { bytesRead } = await file.read(buffer, filled, segmentBytes - filled, position + filled).catch(unreadable);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function unreadable(cause: unknown): never {
  throw new AppError('unreadable-file', 'the system cannot read this file', { cause });
}
