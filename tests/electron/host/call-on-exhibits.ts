import { expect } from 'vitest';
import type { MakeCall } from './call-on-productions.ts';

const hearing = {
  id: null,
  name: 'Hearing',
  label: 'Hrg. Ex.',
  numbering: 'A',
  stamp: { corner: 'top-left', font: 'serif', size: 10, text: '{label}' },
} as const;

/** Makes every call on series as a window would: one comes, is moved to the front, and goes. */
export async function callOnSeries(call: MakeCall): Promise<void> {
  const before = await call('series.list', {});
  const set = await call('series.set', hearing);
  const own = set.find((each) => each.name === 'Hearing')?.id ?? '';
  const others = before.map((each) => each.id);
  expect((await call('series.order', { ids: [own, ...others] }))[0]?.id).toBe(own);
  expect((await call('series.remove', { id: own })).map((each) => each.id)).toEqual(others);
}

/** Makes every call of the check of cites as a window would: a sentence is let stand, and counts again. */
export async function callOnCiteCheck(call: MakeCall, brief: string): Promise<void> {
  const document = {
    type: 'doc' as const,
    content: [
      {
        type: 'paragraph' as const,
        content: [{ type: 'text' as const, text: 'The officer called dispatch on February 9, 2026.' }],
      },
    ],
  };
  const { findings } = await call('cite-check.run', { job: 'check', brief, document });
  const finding = findings.find((each) => each.text.includes('February 9'));
  if (finding === undefined) throw new Error('a sentence of fact without a cite was not found');
  const { key, kind, text } = finding;
  const dismissed = await call('cite-check.dismiss', { brief, finding: { key, kind, text }, reason: 'Undisputed' });
  await call('cite-check.undismiss', { id: dismissed.id });
  const word = await call('briefs.export-docx', { job: 'word', brief, date: '2026-03-02', token: 'word' });
  expect(word.sha256).toHaveLength(64);
  const made = await call('exports.exhibits', { job: 'exhibits', brief, date: '2026-03-02', token: 'exhibits' });
  expect(made.files).toBeGreaterThan(1);
  expect((await call('exports.exhibit-list', { brief, token: 'list' })).exhibits).toBe(made.files - 1);
  expect(
    (await call('cite-check.report', { job: 'report', brief, date: '2026-03-02', token: 'paper' })).pages,
  ).toBeGreaterThan(0);
}
