import { describe, expect, it } from 'vitest';
import {
  addComment,
  createBrief,
  keepDraft,
  removeBrief,
  removeComment,
  saveDocument,
  updateBrief,
} from '../../../../electron/core/briefs/briefs-commands.ts';
import { briefAtStep, briefVersions, openDocument } from '../../../../electron/core/briefs/briefs-queries.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { type BriefDocument, briefDocumentSchema } from '../../../../shared/domain/brief-document.ts';
import { buildCase } from '../../../support/case-builder.ts';

const words = (text: string): BriefDocument => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

async function ground() {
  const opened = await buildCase();
  const [brief] = allRows(opened, 'brief');
  return { opened, id: brief!.id };
}

describe('openDocument', () => {
  it('gives what the template gives while nobody has edited it, the first texts in their places', async () => {
    const { opened, id } = await ground();
    updateBrief(opened, id, { summary: 'She asked. [[excerpt/abc]]', remedy: 'Rescind it\nPay her' });
    const { document, from } = openDocument(opened, id);
    expect(from).toBe('template');
    expect(briefDocumentSchema.parse(document)).toEqual(document);
    expect(document.content[1]).toEqual({
      type: 'paragraph',
      content: [
        { type: 'text', text: 'She asked. ' },
        { type: 'cite', attrs: { target: 'excerpt/abc' } },
      ],
    });
    expect(document.content.at(-1)).toMatchObject({ type: 'orderedList', content: [{}, {}] });
  });

  it('gives the draft that was left, and what was saved once it is', async () => {
    const { opened, id } = await ground();
    saveDocument(opened, id, words('one'));
    keepDraft(opened, id, words('two'));
    expect(openDocument(opened, id)).toMatchObject({ document: words('two'), from: 'draft' });
    const steps = opened.journal.lastNumber;
    keepDraft(opened, id, words('three'));
    expect(opened.journal.lastNumber).toBe(steps);
    saveDocument(opened, id, words('three'));
    expect(openDocument(opened, id)).toEqual({ document: words('three'), from: 'saved', draftAt: null });
  });
});

describe('briefVersions', () => {
  it('names each step that changed the words, newest first, and gives them back', async () => {
    const { opened, id } = await ground();
    saveDocument(opened, id, words('one'));
    updateBrief(opened, id, { title: 'Another title' });
    saveDocument(opened, id, words('two'));
    const versions = briefVersions(opened, id);
    expect(versions).toHaveLength(3);
    expect(versions.map(({ step }) => briefAtStep(opened, id, step)).slice(0, 2)).toEqual([words('two'), words('one')]);
    undo(opened);
    expect(openDocument(opened, id).document).toEqual(words('one'));
  });
});

describe('removeBrief', () => {
  it('takes comments and draft with it, and can be undone', async () => {
    const { opened } = await ground();
    const { id } = createBrief(opened, { title: 'Appeal', template: 'appeal-letter' });
    keepDraft(opened, id, words('one'));
    const asked = addComment(opened, { id: 'c1', brief: id, parent: null, quote: 'one', text: 'Why?' });
    addComment(opened, { id: 'c2', brief: id, parent: asked.id, quote: '', text: 'Because.' });
    removeBrief(opened, id);
    expect([allRows(opened, 'brief').length, allRows(opened, 'brief_comment').length]).toEqual([1, 0]);
    undo(opened);
    expect(allRows(opened, 'brief_comment')).toHaveLength(2);
    removeComment(opened, asked.id);
    expect(allRows(opened, 'brief_comment')).toEqual([]);
  });
});
