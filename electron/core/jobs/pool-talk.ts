import { AppError, toAppError } from '../../../shared/errors.ts';
import type { ByteSource } from '../sources/byte-source.ts';
import type { Failure, HostAnswer, WorkerWord } from '../sources/extract/extract-task.ts';
import { unreadable, unreadableReason } from '../sources/extract/extraction.ts';
import type { PartHead, RefusedPart } from '../sources/extract/part-sink.ts';
import type { PoolClock } from './pool-clock.ts';

/** A part of a file. `chunks` throws `unreadable-file` when the part is at fault; what is not taken is passed over. */
export type Part = PartHead & { readonly chunks: AsyncIterable<Uint8Array> };

/** `refused` holds at most the first 10,000, `refusedCount` counts all. */
export type PartsSummary = {
  readonly parts: number;
  readonly refused: readonly RefusedPart[];
  readonly refusedCount: number;
};

/** What a task may ask for and say while it is under way. */
export type TalkOptions = {
  readonly source: ByteSource | null;
  readonly onPart: ((part: Part) => Promise<void>) | null;
};

export type TalkWith = {
  readonly post: (answer: HostAnswer, transfer?: ArrayBuffer[]) => void;
  readonly clock: PoolClock;
  readonly fail: (error: AppError) => void;
  /** Told when the thread begins and ends to wait for who takes a part. */
  readonly onWait: (isWaiting: boolean) => void;
};

/** The host's side of what is said while a thread is at a task. */
export type Talk = {
  readonly hear: (word: WorkerWord) => void;
  /** Ends what is under way, when the thread is gone. */
  readonly end: (error: AppError) => void;
  readonly summary: () => PartsSummary;
};

const refusedKept = 10_000;

/** Answers a thread's questions for ranges, and hands the parts that it finds to who wants them, no faster than they are taken. */
export function startTalk({ source, onPart }: TalkOptions, { post, clock, fail, onWait }: TalkWith): Talk {
  let asks = 0;
  let askedBytes = 0;
  let parts = 0;
  let refusedCount = 0;
  const refused: RefusedPart[] = [];
  let current: OpenPart | null = null;
  let isOver = false;

  const answer = async (id: number, offset: number, length: number) => {
    asks += 1;
    askedBytes += length;
    if (source === null || asks > 200_000 + source.size / 65_536 || askedBytes > source.size * 4 + 67_108_864) {
      fail(unreadable('too-slow', 'the file makes its reader run in circles'));
      return;
    }
    clock.hold();
    let bytes: Uint8Array | null = null;
    try {
      bytes = alone(await source.read(offset, length));
    } catch (cause) {
      // The evidence object itself is at fault: that is no word on the file.
      if (!isOver) fail(toAppError(cause));
      return;
    }
    if (isOver) return;
    post({ kind: 'range', id, bytes }, [bytes.buffer as ArrayBuffer]);
    clock.release();
  };

  const refuse = (part: RefusedPart) => {
    refusedCount += 1;
    if (refusedCount <= refusedKept) refused.push(part);
  };

  const settle = (part: OpenPart) => {
    if (!part.isDone || part.end === null) return;
    current = null;
    const { failure } = part.end;
    if (failure === null) parts += 1;
    else refuse({ path: part.head.path, reason: unreadableReason(failure) ?? 'damaged' });
  };

  const open = async (head: PartHead) => {
    const part = startPart(head, () => {
      post({ kind: 'taken' });
      clock.release();
    });
    current = part;
    clock.renew();
    onWait(true);
    try {
      await onPart?.({ ...head, chunks: part.chunks });
    } catch (cause) {
      if (!isOver && !part.isTold) fail(toAppError(cause));
    }
    if (isOver) return;
    part.isDone = true;
    onWait(false);
    post({ kind: 'next' });
    for (let holds = part.waiting.length + (part.end === null ? 0 : 1); holds > 0; holds -= 1) clock.release();
    settle(part);
  };

  return {
    hear(word) {
      switch (word.kind) {
        case 'ask':
          void answer(word.id, word.offset, word.length);
          break;
        case 'part':
          void open({ path: word.path, size: word.size, modifiedAt: word.modifiedAt });
          break;
        case 'piece':
          clock.renew();
          if (current === null || current.isDone) break;
          clock.hold();
          current.waiting.push(word.bytes);
          current.stir();
          break;
        case 'end':
          if (current === null) break;
          if (!current.isDone) clock.hold();
          current.end = { failure: word.failure === null ? null : failed(word.failure) };
          current.stir();
          settle(current);
          break;
        case 'refused':
          refuse({ path: word.path, reason: word.reason });
          break;
      }
    },
    end(error) {
      isOver = true;
      if (current === null) return;
      current.end ??= { failure: error };
      current.waiting.length = 0;
      current.stir();
    },
    summary: () => ({ parts, refused, refusedCount }),
  };
}

function failed({ code, message, data }: Failure): AppError {
  return new AppError(code, message, { data });
}

type OpenPart = {
  readonly head: PartHead;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly waiting: Uint8Array[];
  readonly stir: () => void;
  /** Who wanted the part is done with it. */
  isDone: boolean;
  /** All of it has come, or it broke off. */
  end: { readonly failure: AppError | null } | null;
  /** Who reads the chunks was told that it broke off. */
  isTold: boolean;
};

function startPart(head: PartHead, onTaken: () => void): OpenPart {
  let wake: (() => void) | null = null;
  const part: OpenPart = {
    head,
    chunks: take(),
    waiting: [],
    stir: () => wake?.(),
    isDone: false,
    end: null,
    isTold: false,
  };
  async function* take(): AsyncGenerator<Uint8Array> {
    while (!part.isDone) {
      const bytes = part.waiting.shift();
      if (bytes !== undefined) {
        onTaken();
        yield bytes;
      } else if (part.end === null) await new Promise<void>((resolve) => (wake = resolve));
      else if (part.end.failure === null) return;
      else {
        part.isTold = true;
        throw part.end.failure;
      }
    }
  }
  return part;
}

/** Gives bytes with a buffer of their own, so that it can be handed over without emptying a neighbor. */
export function alone(bytes: Uint8Array): Uint8Array {
  const { buffer, byteOffset, byteLength } = bytes;
  const isAlone = buffer instanceof ArrayBuffer && byteOffset === 0 && byteLength === buffer.byteLength;
  return isAlone ? new Uint8Array(buffer) : new Uint8Array(bytes);
}
