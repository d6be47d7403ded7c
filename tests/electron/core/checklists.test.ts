import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Checklist, checklistSchema } from '../../../shared/domain/issues.ts';

const folder = join(import.meta.dirname, '../../../resources/checklists');
const checklists = new Map<string, Checklist>(
  readdirSync(folder).map((file) => [
    basename(file, '.json'),
    checklistSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  ]),
);

describe('the checklists', () => {
  test('are those of the field, each under its own id', () => {
    expect([...checklists.keys()].toSorted()).toEqual([
      'charge',
      'comparator',
      'double-discipline',
      'garrity',
      'just-cause',
      'loudermill',
      'notice-of-rule',
      'obedience',
      'penalty-factors',
      'progressive-discipline',
      'weingarten',
    ]);
    for (const [name, checklist] of checklists) expect(checklist.id).toBe(name);
  });

  test('have the seven tests and the twelve factors, with what each may not be taken for', () => {
    expect(checklists.get('just-cause')?.items).toHaveLength(7);
    expect(checklists.get('just-cause')?.caution).toBe('Not a formula: arbitrators weigh them.');
    expect(checklists.get('penalty-factors')?.items).toHaveLength(12);
    expect(checklists.get('penalty-factors')?.caution).toBe('Federal, so persuasive only elsewhere.');
  });

  test('ask a question for every item and name where they come from', () => {
    for (const { id, caution, source, question, items } of checklists.values()) {
      expect(
        [caution, source, question].every((text) => text.length > 10),
        id,
      ).toBe(true);
      expect(
        items.every((item) => item.question.endsWith('?')),
        id,
      ).toBe(true);
      expect(new Set(items.map((item) => item.title)).size, id).toBe(items.length);
    }
  });

  test('never score', () => {
    expect(JSON.stringify([...checklists.values()])).not.toMatch(/\b(score|points|percent|likelihood|weight of)\b/i);
  });
});
