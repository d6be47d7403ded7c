import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { type Content, type ContentReader, readContent } from './content.ts';
import { startSealThread, type SealThread } from './seal-thread.ts';
import {
  damagedObject,
  encodeHeader,
  headerBytes,
  objectKey,
  prefixBytes,
  saltBytes,
  segmentBytes,
  tagBytes,
} from './segments.ts';
import { sealedBytes, type SegmentSeal, writeSegment } from './write-segment.ts';

/** From this segment on a thread of its own seals and writes: below, starting one costs more than it saves. */
const threadFrom = 8;
/** Segments that are with the thread at once. */
const inFlight = 4;
/** Segments after which the disk is asked to write on while the next ones are made. */
const flushEvery = 32;

export type SealOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Told how many bytes are in. */
  readonly onBytes?: ((done: number) => void) | undefined;
  /** Waited for before each segment, so that a person can pause. */
  readonly ready?: (() => Promise<void>) | undefined;
};

/**
 * Writes content into a new file as an encrypted object: hashed while read, sealed, each segment read back and compared, synced.
 * Gives SHA-256 and length of the content. Throws what the content throws and what stops the writing.
 */
export async function sealInto(
  path: string,
  content: Content,
  objectsKey: Uint8Array,
  options: SealOptions,
): Promise<{ sha256: string; bytes: number }> {
  const salt = randomBytes(saltBytes);
  const prefix = randomBytes(prefixBytes);
  const seal = { key: objectKey(objectsKey, salt), prefix };
  const reader = readContent(content);
  const file = await open(path, 'wx+', 0o600);
  try {
    await file.writeFile(encodeHeader(salt, prefix));
    const sealed = await writeSegments(file, seal, reader, options);
    await file.sync();
    const { size } = await file.stat();
    if (size !== headerBytes + sealed.bytes + sealed.segments * tagBytes) {
      throw damagedObject('the file is not as long as what was written');
    }
    return sealed;
  } finally {
    await file.close();
    await reader.end();
  }
}

async function writeSegments(
  file: FileHandle,
  seal: SegmentSeal,
  reader: ContentReader,
  { signal, onBytes, ready }: SealOptions,
): Promise<{ sha256: string; bytes: number; segments: number }> {
  const hash = createHash('sha256');
  const lane = openLane(file, seal);
  let bytes = 0;
  const next = async () => {
    await ready?.();
    signal?.throwIfAborted();
    const buffer = takeBuffer();
    const length = await reader.read(new Uint8Array(buffer));
    hash.update(new Uint8Array(buffer, 0, length));
    return { buffer, length };
  };
  try {
    let segment = await next();
    for (let index = 0; ; index += 1) {
      // Subtle: whether a full segment is the last is known only after a look at the next.
      const following = segment.length === segmentBytes ? await next() : null;
      const last = following === null || following.length === 0;
      await lane.write(segment.buffer, { index, last, length: segment.length });
      bytes += segment.length;
      onBytes?.(bytes);
      if (following === null || last) {
        if (following !== null) giveBuffer(following.buffer);
        await lane.finish();
        return { sha256: hash.digest('hex'), bytes, segments: index + 1 };
      }
      segment = following;
    }
  } finally {
    await lane.close();
  }
}

type Lane = {
  /** Takes a segment; resolves when there is room for the next. The buffer goes back by itself. */
  readonly write: (
    buffer: SharedArrayBuffer,
    segment: { readonly index: number; readonly last: boolean; readonly length: number },
  ) => Promise<void>;
  /** Resolves when all that was taken is in the file. */
  readonly finish: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Segments go into the file one by one here, and from `threadFrom` on in a thread, a few at a time. */
function openLane(file: FileHandle, seal: SegmentSeal): Lane {
  let thread: SealThread | null = null;
  let scratch: Uint8Array | null = null;
  let flushing: Promise<void> | null = null;
  const pending: Promise<void>[] = [];

  return {
    async write(buffer, { index, last, length }) {
      if (index < threadFrom) {
        scratch ??= new Uint8Array(Math.min(sealedBytes, length + tagBytes));
        writeSegment(file.fd, seal, { index, last, plain: new Uint8Array(buffer, 0, length) }, scratch);
        giveBuffer(buffer);
        return;
      }
      thread ??= startSealThread();
      const written = thread
        .write({ ...seal, file: file.fd, index, last, buffer, length })
        .then(() => giveBuffer(buffer));
      // Subtle: its failure is thrown where it is waited for, which may be only after the next was handed over.
      written.catch(() => undefined);
      pending.push(written);
      if (index % flushEvery === 0) {
        await flushing;
        flushing = file.datasync();
        flushing.catch(() => undefined);
      }
      if (pending.length >= inFlight) await pending.shift();
    },
    async finish() {
      await Promise.all(pending);
      await flushing;
    },
    async close() {
      await thread?.close();
      await flushing?.catch(() => undefined);
    },
  };
}

const spare: SharedArrayBuffer[] = [];

function takeBuffer(): SharedArrayBuffer {
  return spare.pop() ?? new SharedArrayBuffer(segmentBytes);
}

function giveBuffer(buffer: SharedArrayBuffer): void {
  if (spare.length < 2 * inFlight) spare.push(buffer);
}
