import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAutosave, type SaveState } from '../../../../renderer/briefs/editor/autosave.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function ready(over: { enterStep?: () => Promise<string>; keepDraft?: () => Promise<string> } = {}) {
  const calls: string[] = [];
  const states: SaveState['state'][] = [];
  const autosave = createAutosave({
    keepDraft: over.keepDraft ?? (async () => (calls.push('draft'), 'then')),
    enterStep: over.enterStep ?? (async () => (calls.push('step'), 'then')),
    onState: ({ state }) => states.push(state),
  });
  return { autosave, calls, states };
}

test('a draft goes out within half a second of rest, a step after thirty seconds', async () => {
  const { autosave, calls, states } = ready();
  autosave.changed();
  await vi.advanceTimersByTimeAsync(500);
  expect(calls).toEqual(['draft']);
  expect(states.at(-1)).toBe('kept');
  await vi.advanceTimersByTimeAsync(29_000);
  expect(calls).toEqual(['draft']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(calls).toEqual(['draft', 'step']);
  expect(states.at(-1)).toBe('saved');
  expect(autosave.isDirty()).toBe(false);
});

test('while typing goes on without a rest, no more than a second of it is in no draft', async () => {
  const { autosave, calls } = ready();
  for (let key = 0; key < 50; key += 1) {
    autosave.changed();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(calls.length).toBeGreaterThanOrEqual(4);
  expect(calls).not.toContain('step');
});

test('a flush enters the step at once and leaves no draft waiting', async () => {
  const { autosave, calls } = ready();
  autosave.changed();
  await autosave.flush();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toEqual(['step']);
});

test('without typing nothing is saved', async () => {
  const { autosave, calls } = ready();
  await autosave.flush();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toEqual([]);
});

test('a step that fails is told, kept as a draft, and tried again', async () => {
  let fails = 1;
  const calls: string[] = [];
  const { autosave, states } = ready({
    enterStep: async () => {
      calls.push('step');
      if (fails-- > 0) throw new Error('disk full');
      return 'then';
    },
  });
  autosave.changed();
  await expect(autosave.flush()).rejects.toThrow('disk full');
  expect(states).toContain('failed');
  expect(autosave.isDirty()).toBe(true);
  await vi.advanceTimersByTimeAsync(31_000);
  expect(calls).toEqual(['step', 'step']);
  expect(autosave.isDirty()).toBe(false);
});

test('a draft that fails is tried again by itself', async () => {
  let fails = 2;
  const { autosave, states } = ready({
    keepDraft: async () => {
      if (fails-- > 0) throw new Error('busy');
      return 'then';
    },
  });
  autosave.changed();
  await vi.advanceTimersByTimeAsync(5000);
  expect(states).toContain('failed');
  expect(states.at(-1)).toBe('kept');
});

test('what is typed while a step is on its way stays to be saved', async () => {
  let finish: (at: string) => void = () => {};
  const { autosave } = ready({ enterStep: () => new Promise((resolve) => (finish = resolve)) });
  autosave.changed();
  const flushed = autosave.flush();
  autosave.changed();
  finish('then');
  await flushed;
  expect(autosave.isDirty()).toBe(true);
});

test('while held nothing becomes a step, but drafts go on', async () => {
  const { autosave, calls } = ready();
  autosave.hold(true);
  autosave.changed();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(calls).toEqual(['draft']);
  autosave.hold(false);
  await autosave.flush();
  expect(calls).toEqual(['draft', 'step']);
});
