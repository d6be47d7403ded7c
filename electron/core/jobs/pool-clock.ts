/** The time that a thread has for its work: it stands still while the thread waits for others. */
export type PoolClock = {
  readonly hold: () => void;
  readonly release: () => void;
  /** Gives the full time again, once something came of the work. */
  readonly renew: () => void;
  readonly stop: () => void;
};

/** Starts a clock that calls `onEnd` once after `ms` milliseconds of work. Each `hold` wants a `release`. */
export function startPoolClock(ms: number, onEnd: () => void): PoolClock {
  let left = ms;
  let since = 0;
  let holds = 0;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;
  const run = () => {
    if (isStopped) return;
    since = performance.now();
    timer = setTimeout(onEnd, Math.max(left, 0));
  };
  const halt = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    left -= performance.now() - since;
  };
  run();
  return {
    hold: () => {
      holds += 1;
      if (holds === 1) halt();
    },
    release: () => {
      holds -= 1;
      if (holds === 0) run();
    },
    renew: () => {
      const isRunning = timer !== null;
      halt();
      left = ms;
      if (isRunning) run();
    },
    stop: () => {
      halt();
      isStopped = true;
    },
  };
}
