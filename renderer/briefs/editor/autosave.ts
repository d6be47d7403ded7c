/** Milliseconds: a draft goes out after this much rest, and at the latest after `draftAtMost` of typing; a step after `stepRest`. */
export const draftRest = 400;
export const draftAtMost = 1000;
export const stepRest = 30_000;

/** Where what is typed stands now; `at` is when it last reached the case (UTC text). */
export type SaveState = {
  readonly state: 'saved' | 'typing' | 'kept' | 'failed';
  readonly at: string | null;
  readonly failure: unknown;
};

type Options = {
  /** Keeps what stands now beside the case's log; gives when (UTC text). */
  readonly keepDraft: () => Promise<string>;
  /** Enters what stands now into the case's log; gives when (UTC text). */
  readonly enterStep: () => Promise<string>;
  readonly onState: (state: SaveState) => void;
};

export type Autosave = {
  /** Tells that something was typed. */
  readonly changed: () => void;
  /** Enters what was typed into the log now; resolves when it stands there, rejects with why not. */
  readonly flush: () => Promise<void>;
  /** Tells that what stands now is what the case has: nothing waits any more. */
  readonly settled: (at: string | null) => void;
  /** Whether something was typed that is no step yet. */
  readonly isDirty: () => boolean;
  /** While held, nothing is entered into the log; drafts go on. */
  readonly hold: (isHeld: boolean) => void;
  readonly stop: () => void;
};

/** Saves what is typed: often as a draft, so that a crash costs at most the last second, and after a rest as one step of the log. */
export function createAutosave({ keepDraft, enterStep, onState }: Options): Autosave {
  let typed = 0;
  let kept = 0;
  let entered = 0;
  let isHeld = false;
  let isStopped = false;
  let at: string | null = null;
  let restTimer: ReturnType<typeof setTimeout> | null = null;
  let mostTimer: ReturnType<typeof setTimeout> | null = null;
  let stepTimer: ReturnType<typeof setTimeout> | null = null;

  const tell = (state: SaveState['state'], failure: unknown = null) => {
    if (!isStopped) onState({ state, at, failure });
  };
  const clear = (timer: ReturnType<typeof setTimeout> | null) => {
    if (timer !== null) clearTimeout(timer);
    return null;
  };
  const clearDrafts = () => {
    restTimer = clear(restTimer);
    mostTimer = clear(mostTimer);
  };
  const draft = () => {
    clearDrafts();
    if (typed === kept) return;
    const revision = typed;
    keepDraft().then(
      (when) => {
        kept = Math.max(kept, revision);
        at = when;
        if (entered < typed) tell(typed === kept ? 'kept' : 'typing');
      },
      (failure: unknown) => {
        tell('failed', failure);
        // What failed is tried again with the next rest, and by itself.
        restTimer ??= isStopped ? null : setTimeout(draft, draftAtMost);
      },
    );
  };
  const step = async (): Promise<void> => {
    clearDrafts();
    stepTimer = clear(stepTimer);
    if (entered === typed || isHeld) return;
    const revision = typed;
    try {
      at = await enterStep();
      entered = Math.max(entered, revision);
      kept = Math.max(kept, revision);
      tell(entered === typed ? 'saved' : 'typing');
    } catch (failure) {
      tell('failed', failure);
      if (!isStopped) {
        draft();
        stepTimer ??= setTimeout(() => void step().catch(() => {}), stepRest);
      }
      throw failure;
    }
  };
  return {
    changed: () => {
      typed += 1;
      tell('typing');
      restTimer = clear(restTimer);
      restTimer = setTimeout(draft, draftRest);
      mostTimer ??= setTimeout(draft, draftAtMost);
      stepTimer = clear(stepTimer);
      stepTimer = setTimeout(() => void step().catch(() => {}), stepRest);
    },
    flush: step,
    settled: (when) => {
      clearDrafts();
      stepTimer = clear(stepTimer);
      entered = typed;
      kept = typed;
      at = when ?? at;
      tell('saved');
    },
    isDirty: () => entered !== typed,
    hold: (next) => {
      isHeld = next;
    },
    stop: () => {
      clearDrafts();
      stepTimer = clear(stepTimer);
      isStopped = true;
    },
  };
}
