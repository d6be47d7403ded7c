import { expect, test } from 'vitest';
import { latestWins } from '../../../renderer/briefs/latest-wins.ts';

test('one runs at a time, and of those that wait only the last', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  const queue = latestWins<number>(async (input) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 2));
    running -= 1;
    done.push(input);
  });
  for (const input of [1, 2, 3, 4]) queue.ask(input);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(done).toEqual([1, 4]);
  expect(most).toBe(1);
  queue.ask(5);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toEqual([1, 4, 5]);
});

test('after a stop nothing that waits begins', async () => {
  const done: number[] = [];
  const queue = latestWins<number>(async (input) => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    done.push(input);
  });
  queue.ask(1);
  queue.ask(2);
  queue.stop();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(done).toEqual([1]);
});
