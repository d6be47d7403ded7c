import { expect, test, vi } from 'vitest';
import { answerShellCall, isOurPage } from '../../../electron/main/shell-calls.ts';
import type { ShellHandlers } from '../../../electron/main/shell-calls.ts';
import { AppError } from '../../../shared/errors.ts';

const open = vi.fn(async () => ({ case: null, locked: null }));
const handlers = { 'shell.open-case': open } as unknown as ShellHandlers<string>;

test('a call with an input that fits reaches its handler', async () => {
  expect(await answerShellCall(handlers, 'w', 'shell.open-case', { recent: 't' })).toEqual({
    ok: true,
    value: { case: null, locked: null },
  });
  expect(open).toHaveBeenCalledWith('w', { recent: 't' });
});

test.each([
  ['shell.open-case', {}],
  ['shell.open-case', { recent: '' }],
  ['shell.open-case', { recent: 'x'.repeat(65) }],
  ['shell.open-case', null],
  ['toString', {}],
  ['__proto__', {}],
  [42, {}],
])('the call %j with %j is refused before any handler', async (name, input) => {
  open.mockClear();
  expect(await answerShellCall(handlers, 'w', name, input)).toMatchObject({
    ok: false,
    error: { code: 'invalid-input' },
  });
  expect(open).not.toHaveBeenCalled();
});

test('a failure crosses as its code without a stack', async () => {
  open.mockRejectedValueOnce(new AppError('not-found', 'gone'));
  const answer = await answerShellCall(handlers, 'w', 'shell.open-case', { recent: null });
  expect(answer).toEqual({ ok: false, error: { code: 'not-found', message: 'gone', data: {} } });
});

test('only the top frame of our own page may ask', () => {
  const origin = 'app://loudermill';
  expect(isOurPage({ url: 'app://loudermill/index.html', parent: null }, origin)).toBe(true);
  expect(isOurPage({ url: 'app://loudermill/index.html', parent: {} }, origin)).toBe(false);
  expect(isOurPage({ url: 'app://loudermill.evil/index.html', parent: null }, origin)).toBe(false);
  expect(isOurPage({ url: 'file:///index.html', parent: null }, origin)).toBe(false);
  expect(isOurPage(null, origin)).toBe(false);
});
