/** A page that is slower than this to save what is being typed is closed all the same: a draft of it stands in the case. */
const mostMs = 3000;

/** Asks a page to save what is being typed before its window closes. */
export type Leaving = {
  /** Tells the page by `send` and resolves when it has answered, or after three seconds. */
  readonly ask: (send: () => void) => Promise<void>;
  /** Takes in that the page has saved. */
  readonly answered: () => void;
};

/** Gives what keeps one window open until its page has saved. */
export function createLeaving(waitMs: number = mostMs): Leaving {
  let resolveAsked: () => void = () => {};
  return {
    ask: async (send) => {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        resolveAsked = () => {
          clearTimeout(timer);
          resolve();
        };
        send();
      });
    },
    answered: () => resolveAsked(),
  };
}
