import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A finished file, to be read in pieces. */
export type ByteSource = {
  readonly length: number;
  /** Gives what is there of a piece; it may be overwritten by the next call. Throws when the file cannot be read. */
  readonly piece: (from: number, length: number) => Uint8Array;
};

/** Gives bytes in memory as a source. */
export const memorySource = (bytes: Uint8Array): ByteSource => ({
  length: bytes.length,
  piece: (from, length) => bytes.subarray(from, from + length),
});

const windowBytes = 256 * 1024;

/** A file on disk, read through a window: neighbouring pieces cost one reading. */
export class FileSource implements ByteSource {
  readonly length: number;
  private readonly handle: number;
  private readonly window = Buffer.allocUnsafeSlow(windowBytes);
  private start = 0;
  private end = 0;

  constructor(path: string) {
    this.handle = openSync(path, 'r');
    this.length = fstatSync(this.handle).size;
  }

  piece(from: number, length: number): Uint8Array {
    if (from >= this.start && from + length <= this.end) {
      return this.window.subarray(from - this.start, from - this.start + length);
    }
    if (length > windowBytes / 2) {
      const large = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, this.length - from)));
      return large.subarray(0, this.read(large, from));
    }
    this.start = from;
    this.end = from + this.read(this.window, from);
    return this.window.subarray(0, Math.min(length, this.end - from));
  }

  close(): void {
    closeSync(this.handle);
  }

  private read(into: Buffer, from: number): number {
    let at = 0;
    while (at < into.length) {
      const read = readSync(this.handle, into, at, into.length - at, from + at);
      if (read === 0) break;
      at += read;
    }
    return at;
  }
}
