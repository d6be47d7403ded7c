import type { FileHandle } from 'node:fs/promises';
import { AppError } from '../../../shared/errors.ts';

/** Bytes to store: an open file, or pieces of any length, which are read as fast as they can be written. */
export type Content = FileHandle | AsyncIterable<Uint8Array>;

/** Gives content into buffers of the caller's, in order. */
export type ContentReader = {
  /**
   * Fills a buffer as far as the content goes and gives how many bytes it put in: fewer than fit only at the end.
   * Throws `unreadable-file` when the system cannot read a file, and what the pieces themselves throw.
   */
  readonly read: (buffer: Uint8Array) => Promise<number>;
  /** Lets the content go, at its end or before. */
  readonly end: () => Promise<void>;
};

export function readContent(content: Content): ContentReader {
  return Symbol.asyncIterator in content ? readPieces(content) : readOpenFile(content);
}

function readPieces(content: AsyncIterable<Uint8Array>): ContentReader {
  const pieces = content[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  let over = false;
  return {
    async read(buffer) {
      let filled = 0;
      while (filled < buffer.length && !over) {
        if (held.length === 0) {
          const next = await pieces.next();
          if (next.done === true) over = true;
          else held = next.value;
          continue;
        }
        const part = held.subarray(0, buffer.length - filled);
        buffer.set(part, filled);
        filled += part.length;
        held = held.subarray(part.length);
      }
      return filled;
    },
    async end() {
      if (!over) await pieces.return?.();
    },
  };
}

function readOpenFile(file: FileHandle): ContentReader {
  let position = 0;
  return {
    async read(buffer) {
      let filled = 0;
      while (filled < buffer.length) {
        const { bytesRead } = await file
          .read(buffer, filled, buffer.length - filled, position + filled)
          .catch(unreadable);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      position += filled;
      return filled;
    },
    end: async () => {},
  };
}

function unreadable(cause: unknown): never {
  throw new AppError('unreadable-file', 'the system cannot read this file', { cause });
}
