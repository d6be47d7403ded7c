import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { letGo } from './let-go.ts';

/** Where a file goes as it is made. What is given may be used again as soon as `write` returns. */
export type ByteSink = { readonly write: (bytes: Uint8Array) => void };

/** Keeps a file in memory, as one piece only when it is done. */
export class MemorySink implements ByteSink {
  private pieces: Uint8Array[] = [];
  private length = 0;

  write(bytes: Uint8Array): void {
    this.pieces.push(new Uint8Array(bytes));
    this.length += bytes.length;
  }

  /** Gives what was written; the sink is empty afterwards. */
  take(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
      letGo(piece);
    }
    this.pieces = [];
    this.length = 0;
    return whole;
  }
}

/** Writes a new file that only this person may read. Throws what the system throws, also when there is a file already. */
export class FileSink implements ByteSink {
  private readonly handle: number;

  constructor(path: string) {
    this.handle = openSync(path, 'wx', 0o600);
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.handle, bytes, at);
  }

  /** Waits until the disk has it. */
  sync(): void {
    fsyncSync(this.handle);
  }

  close(): void {
    closeSync(this.handle);
  }
}
