/** Where an import waits while a person has paused it. */
export type ImportGate = {
  readonly paused: () => boolean;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Resolves when the import may go on, or has been called off. */
  readonly pass: (signal?: AbortSignal) => Promise<void>;
};

/** Gives a gate that stands open; `onTurn` is told when it is closed or opened. */
export function createImportGate(onTurn: () => void = () => {}): ImportGate {
  let opened: (() => void) | null = null;
  let closed: Promise<void> | null = null;
  return {
    paused: () => closed !== null,
    pause() {
      if (closed !== null) return;
      closed = new Promise((resolve) => (opened = resolve));
      onTurn();
    },
    resume() {
      if (closed === null) return;
      closed = null;
      opened?.();
      onTurn();
    },
    async pass(signal) {
      for (;;) {
        if (closed === null || signal?.aborted === true) return;
        let leave = (): void => {};
        const stopped = new Promise<void>((resolve) => (leave = resolve));
        signal?.addEventListener('abort', leave, { once: true });
        await Promise.race([closed, stopped]);
        signal?.removeEventListener('abort', leave);
      }
    },
  };
}
