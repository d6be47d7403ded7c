/** Runs one piece of work at a time: while one runs, only the last that was asked for waits. */
export type LatestWins<T> = {
  readonly ask: (input: T) => void;
  readonly isBusy: () => boolean;
  readonly stop: () => void;
};

/** Gives a queue of one place over `work`, which must not reject. */
export function latestWins<T>(work: (input: T) => Promise<void>): LatestWins<T> {
  let waiting: { readonly input: T } | null = null;
  let isRunning = false;
  let isStopped = false;
  const run = async (input: T): Promise<void> => {
    isRunning = true;
    await work(input);
    isRunning = false;
    const next = waiting;
    waiting = null;
    if (next !== null && !isStopped) void run(next.input);
  };
  return {
    ask: (input) => {
      if (isStopped) return;
      if (isRunning) waiting = { input };
      else void run(input);
    },
    isBusy: () => isRunning,
    stop: () => {
      isStopped = true;
      waiting = null;
    },
  };
}
