import { ocrFailures, type OcrFailure, type OcrState } from '../../../../shared/domain/ocr.ts';
import { type AppError, toAppError } from '../../../../shared/errors.ts';
import type { WritableCase } from '../../case-file/open-case.ts';
import { getSetting, setSetting } from '../../case-file/settings.ts';
import { enterReadings, keepFailure, keepReading } from './ocr-commands.ts';
import { listLocked } from '../passwords-queries.ts';
import { unenteredObjects, type WaitingPage, waitingPages } from './ocr-queries.ts';
import { createOcrThread, type OcrThread } from './ocr-thread.ts';

export type OcrQueueOptions = {
  /** How many threads may read now. Asked before each page. */
  readonly lanes: () => number;
  /** Told of every change, at most ten times a second. */
  readonly onState?: (state: OcrState) => void;
  /** Milliseconds from its making, or from evidence that came in, until the queue looks for pages. */
  readonly delayMs?: number;
  /** Reads even where a person stopped the reading of this case, for this time. */
  readonly isAsked?: boolean;
  readonly makeThread?: () => OcrThread;
};

/** Reads the scanned pages of an open case, in the background, where it was left off before. */
export type OcrQueue = {
  readonly state: () => OcrState;
  /** Looks for pages to be read now. */
  readonly wake: () => void;
  /** Stops the reading of this case, until `resume`; a page in hand is left. Both are remembered with the case. */
  readonly pause: () => Promise<void>;
  readonly resume: () => void;
  /** Resolves when nothing is left to be read, or the reading was stopped. Throws what keeps the case from being written. */
  readonly idle: () => Promise<void>;
  /** Leaves off at once, what was read is entered. */
  readonly close: () => Promise<void>;
};

/** Pages of one object after which their words are entered: rarely enough for the log, often enough for a reader who waits. */
const pagesPerEntry = 100;

/** Gives a queue that begins by itself. Nothing of it runs before `delayMs`. */
export function createOcrQueue(opened: WritableCase, options: OcrQueueOptions): OcrQueue {
  const { lanes, onState = () => {}, delayMs = 1500, makeThread = createOcrThread } = options;
  const threads = new Map<number, OcrThread>();
  const running = new Map<number, Promise<void>>();
  const inHand = new Map<number, string>();
  const unentered = new Map<string, number>();
  let waiting: WaitingPage[] = [];
  let left = new Map<string, number>();
  let done = 0;
  let closed = false;
  let entering = false;
  let isOn = options.isAsked === true || getSetting(opened, 'ocr') === 'on';
  let failure: AppError | null = null;
  let timer: NodeJS.Timeout | null = null;
  let toldAt = 0;
  let idleWaiters: (() => void)[] = [];

  const state = (): OcrState => {
    const total = done + waiting.length + inHand.size;
    return { phase: isOn ? (waiting.length + running.size > 0 ? 'reading' : 'idle') : 'off', done, total };
  };
  const tell = (always: boolean) => {
    const now = performance.now();
    if (closed || (!always && now - toldAt < 100)) return;
    toldAt = now;
    onState(state());
  };
  const isIdle = () => running.size === 0 && timer === null && (waiting.length === 0 || !isOn || failure !== null);
  const settle = () => {
    if (!isIdle() && !closed) return;
    for (const told of idleWaiters.splice(0)) told();
  };

  const enter = (object: string) => {
    unentered.delete(object);
    entering = true;
    try {
      enterReadings(opened, object);
    } finally {
      entering = false;
    }
  };
  const enterAll = () => {
    for (const { name } of unenteredObjects(opened)) enter(name);
  };

  const refill = () => {
    // A file whose password was not typed yet waits for it: what cannot be opened now is not damaged.
    const locked = new Set(listLocked(opened));
    waiting = waitingPages(opened).filter((page) => !inHand.has(page.id) && !locked.has(page.object));
    if (running.size === 0 && waiting.length > 0) done = 0;
    left = new Map();
    for (const { object } of waiting) left.set(object, (left.get(object) ?? 0) + 1);
    waiting.reverse();
  };

  const finish = (page: WaitingPage, hasWords: boolean) => {
    done += 1;
    inHand.delete(page.id);
    const { object } = page;
    if (hasWords) unentered.set(object, (unentered.get(object) ?? 0) + 1);
    const isLast = (left.get(object) ?? 0) === 0 && ![...inHand.values()].includes(object);
    if (unentered.has(object) && (isLast || (unentered.get(object) ?? 0) >= pagesPerEntry)) enter(object);
  };

  const readOne = async (thread: OcrThread, page: WaitingPage): Promise<void> => {
    const { object, format, number } = page;
    try {
      const reading = await thread.read({ object, format, page: number }, () => opened.unlocked.readAll(object));
      keepReading(opened, page.id, reading);
      finish(page, reading.words.length > 0);
    } catch (cause) {
      const reason = failureReason(cause);
      if (reason === null) throw cause;
      keepFailure(opened, page.id, reason);
      finish(page, false);
    }
  };

  const mayRead = (lane: number) => isOn && !closed && failure === null && lane < lanes();
  const runLane = async (lane: number): Promise<void> => {
    const thread = makeThread();
    threads.set(lane, thread);
    try {
      while (mayRead(lane)) {
        const page = waiting.pop();
        if (page === undefined) break;
        left.set(page.object, (left.get(page.object) ?? 1) - 1);
        inHand.set(page.id, page.object);
        try {
          await readOne(thread, page);
        } finally {
          inHand.delete(page.id);
        }
        tell(false);
      }
    } catch (cause) {
      const error = toAppError(cause);
      if (error.code !== 'cancelled') failure = error;
    } finally {
      threads.delete(lane);
      await thread.stop();
    }
  };

  const startLanes = () => {
    if (!isOn || closed || failure !== null) return;
    for (let lane = 0; lane < Math.min(lanes(), waiting.length + running.size); lane += 1) {
      if (running.has(lane)) continue;
      const ended = runLane(lane).finally(() => {
        running.delete(lane);
        // A lane that made way for other work comes back when that is over.
        if (waiting.length > 0) schedule(1000);
        tell(true);
        settle();
      });
      running.set(lane, ended);
    }
    tell(true);
  };

  const wake = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (closed) return;
    try {
      refill();
      if (isOn) {
        if (running.size === 0) enterAll();
        startLanes();
      } else tell(true);
    } catch (cause) {
      failure = toAppError(cause);
    }
    settle();
  };
  const schedule = (ms: number) => {
    if (timer === null && !closed && failure === null) timer = setTimeout(wake, ms);
  };

  const stopLanes = async () => {
    await Promise.all([...threads.values()].map((thread) => thread.stop()));
    await Promise.all(running.values());
  };

  const onStep = (_step: unknown, tables: readonly string[]) => {
    if (!entering && tables.includes('source')) schedule(delayMs);
  };
  opened.journal.listeners.add(onStep);
  schedule(delayMs);

  return {
    state,
    wake,
    async pause() {
      isOn = false;
      setSetting(opened, 'ocr', 'off');
      await stopLanes();
      enterAll();
      wake();
    },
    resume() {
      isOn = true;
      failure = null;
      setSetting(opened, 'ocr', 'on');
      wake();
    },
    async idle() {
      if (!isIdle()) await new Promise<void>((resolve) => idleWaiters.push(resolve));
      if (failure !== null) throw failure;
    },
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      opened.journal.listeners.delete(onStep);
      await stopLanes();
      settle();
      if (failure === null) enterAll();
    },
  };
}

/** Gives why a page could not be read, for the fault of that page; null for what stops all reading. */
function failureReason(cause: unknown): OcrFailure | null {
  const error = toAppError(cause);
  if (error.code === 'unreadable-file') {
    return ocrFailures.find((reason) => reason === error.data['reason']) ?? 'damaged';
  }
  const isOfCase = ['cancelled', 'disk-full', 'read-only', 'no-permission', 'locked'].includes(error.code);
  if (isOfCase) return null;
  // Bytes that are damaged or gone from the case are told by `verify`; the other pages are still read.
  return error.code === 'internal' ? 'crashed' : 'damaged';
}
