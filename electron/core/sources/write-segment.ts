import { readSync, writeSync } from 'node:fs';
import { checkSegment, damagedObject, headerBytes, sealSegment, segmentBytes, tagBytes } from './segments.ts';

/** What a segment of an object is sealed under. */
export type SegmentSeal = { readonly key: Uint8Array; readonly prefix: Uint8Array };

export const sealedBytes = segmentBytes + tagBytes;

/**
 * Seals a segment, writes it to its place in the file, reads it back, and opens what was read: its bytes must be those that came
 * in. `scratch` is for what is written and read, at least as long as the sealed segment. Throws what the system threw,
 * `corrupt-case` where the bytes differ.
 */
export function writeSegment(
  file: number,
  { key, prefix }: SegmentSeal,
  segment: { readonly index: number; readonly last: boolean; readonly plain: Uint8Array },
  scratch: Uint8Array,
): void {
  const { index, last, plain } = segment;
  const start = headerBytes + index * sealedBytes;
  const sealed = scratch.subarray(0, plain.length + tagBytes);
  sealSegment(key, prefix, index, last, plain, sealed);
  writeFully(file, sealed, start);
  sealed.fill(0);
  readFully(file, sealed, start);
  checkSegment(key, prefix, index, last, sealed, plain);
}

function writeFully(file: number, bytes: Uint8Array, start: number): void {
  for (let from = 0; from < bytes.length;) {
    from += writeSync(file, bytes, from, bytes.length - from, start + from);
  }
}

function readFully(file: number, into: Uint8Array, start: number): void {
  for (let from = 0; from < into.length;) {
    const count = readSync(file, into, from, into.length - from, start + from);
    if (count === 0) throw damagedObject('what was written is not there');
    from += count;
  }
}
