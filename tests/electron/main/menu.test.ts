import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { menuTemplate } from '../../../electron/main/menu.ts';
import type { MenuActions, MenuState } from '../../../electron/main/menu.ts';
import { menuCommands } from '../../../shared/contract/shell.ts';

const state: MenuState = { platform: 'linux', developerTools: false, recents: [], theme: 'system' };

function build(change: Partial<MenuState> = {}) {
  const actions = Object.fromEntries(
    ['send', 'openRecent', 'clearRecents', 'setTheme', 'about'].map((name) => [name, vi.fn()]),
  ) as unknown as MenuActions;
  return { actions, items: flatten(menuTemplate({ ...state, ...change }, actions)) };
}

function flatten(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

const click = (item: MenuItemConstructorOptions | undefined) => (item?.click as (() => void) | undefined)?.();

test('each command of the contract has one item, which sends it', () => {
  const { actions, items } = build();
  for (const command of menuCommands) {
    const found = items.filter((item) => item.id === command);
    expect(found, command).toHaveLength(1);
    click(found[0]);
    expect(actions.send).toHaveBeenLastCalledWith(command);
  }
});

test.each(['linux', 'darwin', 'win32'] as const)('no two items share an accelerator on %s', (platform) => {
  const keys = build({ platform }).items.flatMap((item) => (item.accelerator ? [item.accelerator] : []));
  expect(new Set(keys).size).toBe(keys.length);
});

test('redo answers to both of its usual keys', () => {
  const { actions, items } = build();
  const redo = items.filter((item) => item.label === 'Redo');
  expect(redo.map((item) => item.accelerator)).toEqual(['CmdOrCtrl+Shift+Z', 'Ctrl+Y']);
  for (const item of redo) click(item);
  expect(actions.send).toHaveBeenCalledTimes(2);
});

test('recent cases are listed by title, and open', () => {
  const { actions, items } = build({ recents: [{ title: 'A & B', folder: '/cases/a', openedAt: '' }] });
  click(items.find((item) => item.label === 'A && B'));
  expect(actions.openRecent).toHaveBeenCalledWith('/cases/a');
});

test('developer tools are absent unless allowed', () => {
  expect(build().items.some((item) => item.role === 'toggleDevTools')).toBe(false);
  expect(build({ developerTools: true }).items.some((item) => item.role === 'toggleDevTools')).toBe(true);
});

test('the theme in use is marked', () => {
  const { items } = build({ theme: 'dark' });
  expect(items.filter((item) => item.checked).map((item) => item.id)).toEqual(['theme-dark']);
});
