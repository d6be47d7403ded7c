import { expect, test } from 'vitest';
import { createLeaving } from '../../../electron/main/leave-page.ts';

test('a window waits for its page to have saved', async () => {
  const leaving = createLeaving(60_000);
  let asked = false;
  let left = false;
  const waiting = leaving.ask(() => (asked = true)).then(() => (left = true));
  await Promise.resolve();
  expect([asked, left]).toEqual([true, false]);
  leaving.answered();
  await waiting;
  expect(left).toBe(true);
});

test('a page that never answers does not keep its window open', async () => {
  await createLeaving(5).ask(() => {});
});
