import { AppError } from '../../../shared/errors.ts';

const step = 16 * 1024 * 1024;
/** How far the bytes may grow in place. Address space is claimed at once, memory only as it is filled. */
const reaches = [4096, 2047, 1024].map((megabytes) => megabytes * 1024 * 1024);

/**
 * Bytes that grow in place, so that a large file is neither kept twice nor copied when it is done.
 * Throws `internal` when they outgrow what this machine could claim.
 */
export class GrowingBytes {
  private readonly memory: ArrayBuffer;
  private view: Buffer;
  private used = 0;

  constructor() {
    this.memory = claim();
    this.view = Buffer.from(this.memory);
  }

  get length(): number {
    return this.used;
  }

  /** Adds a text, one byte for each character. */
  text(text: string): void {
    this.make(text.length);
    this.used += this.view.write(text, this.used, 'latin1');
  }

  append(bytes: Uint8Array): void {
    this.make(bytes.length);
    this.view.set(bytes, this.used);
    this.used += bytes.length;
  }

  /** Gives what is there, without a copy. */
  bytes(): Uint8Array {
    return new Uint8Array(this.memory, 0, this.used);
  }

  private make(room: number): void {
    if (this.used + room <= this.view.length) return;
    const wanted = Math.ceil((this.used + room) / step) * step;
    if (wanted > this.memory.maxByteLength)
      throw new AppError('internal', `the bundle is larger than ${this.memory.maxByteLength} bytes`);
    this.memory.resize(wanted);
    this.view = Buffer.from(this.memory, 0, wanted);
  }
}

function claim(): ArrayBuffer {
  for (const maxByteLength of reaches) {
    try {
      return new ArrayBuffer(step, { maxByteLength });
    } catch {
      // Less address space than asked for: try with less.
    }
  }
  throw new AppError('internal', 'no memory for a bundle');
}
