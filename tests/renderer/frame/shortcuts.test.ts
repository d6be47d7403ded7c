import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shortcutGroups } from '../../../renderer/frame/shortcuts.ts';

const editor = join(import.meta.dirname, '../../../renderer/briefs/editor');
const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓' };

/** `Mod-Shift-c` as the list has it: `Ctrl+Shift+C`. */
function listed(binding: string): string {
  const [last = '', ...held] = binding.split('-').toReversed();
  const key = arrows[last] ?? (last.length === 1 ? last.toUpperCase() : last);
  return [...held.toReversed().map((one) => (one === 'Mod' ? 'Ctrl' : one)), key].join('+');
}

describe('the list of keys', () => {
  const keys = new Set(shortcutGroups.flatMap(({ shortcuts }) => shortcuts.flatMap((one) => one.keys)));
  const files = readdirSync(editor).map((name) => readFileSync(join(editor, name), 'utf8'));

  it('has every key that the editor binds', () => {
    const bound = files.flatMap((text) =>
      [...text.matchAll(/'((?:Mod|Alt|Shift)-[A-Za-z-]+)'/gu)].map(([, one]) => one ?? ''),
    );
    expect(bound).toContain('Mod-Alt-f');
    // Ctrl+Y is the second key of redo, and not told.
    const missing = bound.map(listed).filter((one) => !keys.has(one) && one !== 'Ctrl+Y');
    expect(missing).toEqual([]);
  });

  it('has every key that a tool or an entry of the insert menu names', () => {
    const named = files.flatMap((text) =>
      [...text.matchAll(/Ctrl\+(?:Alt\+|Shift\+)?[A-Z0-9]\b/gu)].map(([one]) => one),
    );
    const ranges: Readonly<Record<string, string>> = { 'Ctrl+Alt+1': 'Ctrl+Alt+1 to 4' };
    expect(named).toContain('Ctrl+Shift+8');
    expect(named.filter((one) => !keys.has(one) && !keys.has(ranges[one] ?? ''))).toEqual([]);
  });
});
