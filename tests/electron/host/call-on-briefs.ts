import { expect } from 'vitest';
import type { MakeCall } from './call-on-productions.ts';

/** Makes every call on the words of briefs as a window would: one paper comes and goes, one is typed, kept and restored. */
export async function callOnBriefs(call: MakeCall, brief: string): Promise<void> {
  const letter = await call('briefs.create', { title: 'Appeal', template: 'appeal-letter' });
  await call('briefs.remove', { id: letter.id });
  const begun = await call('briefs.document', { brief });
  expect(begun.from).toBe('template');
  const typed = {
    type: 'doc' as const,
    content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'She asked for orders.' }] }],
  };
  await call('briefs.draft', { brief, document: typed });
  expect((await call('briefs.document', { brief })).from).toBe('draft');
  await call('briefs.save', { brief, document: typed });
  const versions = await call('briefs.versions', { brief });
  const first = versions.at(-1);
  expect(await call('briefs.version', { brief, step: versions[0]?.step ?? 0 })).toEqual(typed);
  const restored = await call('briefs.restore', { brief, step: first?.step ?? 0 });
  expect(restored.document).not.toEqual(typed);
  const about = { brief, parent: null, quote: 'orders', text: 'Which?' };
  const comment = await call('comments.add', { id: '0198f2f0-0000-7000-8000-000000000001', ...about });
  await call('comments.update', { id: comment.id, patch: { resolved: true } });
  expect(await call('comments.list', { brief })).toMatchObject([{ text: 'Which?', resolved: true }]);
  await call('comments.remove', { id: comment.id });
  const front = await call('briefs.preview-front', { brief, document: typed, date: '2026-03-02' });
  expect(front.places).toMatchObject([{ block: 0, page: 3 }]);
  expect(front.missing).toEqual([]);
  expect((await call('briefs.templates', {}))[0]?.name).toBe('pre-hearing-brief');
  const live = await call('briefs.live', { brief, date: '2026-03-02', blocks: [{ object: 'quote', id: 'gone' }] });
  expect(live).toMatchObject([{ object: 'quote', isGone: true, lines: [] }]);
  const table = { brief, date: '2026-03-02', object: 'comparators', id: null, level: 1 } as const;
  expect((await call('briefs.live-text', table)).content[0]?.type).toBe('table');
  await call('templates.copy', { name: 'chronology', as: 'our-chronology' });
  await call('templates.use-built-in', { name: 'our-chronology', builtIn: true });
  expect(await call('templates.list', {})).toMatchObject({
    templates: [{ name: 'our-chronology', replaces: false }],
    builtIn: ['our-chronology'],
  });
  await call('templates.use-built-in', { name: 'our-chronology', builtIn: false });
}
