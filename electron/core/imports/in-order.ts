export type Room = {
  /** Items that are prepared at once. */
  readonly items: number;
  /** Weight of what is prepared at once; a heavier item goes alone. */
  readonly weight: number;
};

/**
 * Prepares items a few at a time and gives what came of each in their order. What preparing one throws is thrown in its turn.
 * Whoever leaves off early waits until what is under way has ended.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  prepare: (item: T) => Promise<R>,
  weigh: (item: T) => number,
  room: Room,
): AsyncGenerator<R> {
  const source = items[Symbol.asyncIterator]();
  const started: { readonly result: Promise<R>; readonly weight: number }[] = [];
  let weight = 0;
  let held: { readonly item: T; readonly weight: number } | null = null;
  let over = false;

  const fill = async () => {
    while (started.length < room.items) {
      if (held === null) {
        if (over) return;
        const next = await source.next();
        if (next.done === true) {
          over = true;
          return;
        }
        held = { item: next.value, weight: weigh(next.value) };
      }
      if (started.length > 0 && weight + held.weight > room.weight) return;
      const result = prepare(held.item);
      // Subtle: it may fail before its turn comes.
      result.catch(() => undefined);
      started.push({ result, weight: held.weight });
      weight += held.weight;
      held = null;
    }
  };

  try {
    for (;;) {
      await fill();
      const first = started[0];
      if (first === undefined) return;
      const result = await first.result;
      started.shift();
      weight -= first.weight;
      yield result;
    }
  } finally {
    await Promise.allSettled(started.map(({ result }) => result));
    if (!over) await source.return?.();
  }
}
