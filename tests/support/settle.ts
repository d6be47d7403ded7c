import type { Page } from 'playwright-core';

/** Waits until nothing in the page moves and its content has not changed for `quietMs`; five seconds at most. */
export async function settle(page: Page, quietMs = 120): Promise<void> {
  await page.evaluate(async (quiet) => {
    const until = performance.now() + 5_000;
    await document.fonts.ready;
    let changed = performance.now();
    const observer = new MutationObserver(() => (changed = performance.now()));
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const moving = () =>
      document.getAnimations().some((each) => {
        const { endTime } = each.effect?.getComputedTiming() ?? {};
        return each.playState === 'running' && endTime !== Infinity;
      });
    for (let now = changed; now < until && (now - changed < quiet || moving()); now = performance.now()) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    observer.disconnect();
  }, quietMs);
}
