import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { endJobs, runJob, type Session } from '../../../electron/core/session.ts';

function emptySession(): Session {
  return { jobs: new Map(), emit: () => {} } as unknown as Session;
}

it('ending the jobs cancels each and waits until it has left off, also one that fails or must finish first', async () => {
  const session = emptySession();
  const left: string[] = [];
  const work = (name: string, fails: boolean) =>
    runJob(session, name, 'export', async (signal) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      await pause(30);
      left.push(name);
      if (fails) throw new Error('cancelled');
    });
  const [one, other] = [work('one', false), work('other', true).catch(() => 'failed')];
  await endJobs(session);
  expect(left.toSorted()).toEqual(['one', 'other']);
  expect(session.jobs.size).toBe(0);
  expect(await Promise.all([one, other])).toEqual([undefined, 'failed']);
});

it('a second job under the name of one that runs is refused, so that each can be cancelled', async () => {
  const session = emptySession();
  const first = runJob(session, 'x', 'import', async (signal) => {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    return 'left off';
  });
  await expect(runJob(session, 'x', 'verify', async () => 'ran')).rejects.toMatchObject({ code: 'conflict' });
  session.jobs.get('x')?.abort();
  expect(await first).toBe('left off');
  expect(await runJob(session, 'x', 'verify', async () => 'ran')).toBe('ran');
});
