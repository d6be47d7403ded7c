import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listPapers } from '../../../../electron/core/briefs/paper-list.ts';
import { standardDocument } from '../../../../electron/core/briefs/standard-documents.ts';
import { briefDocumentSchema } from '../../../../shared/domain/brief-document.ts';
import { paperTemplates } from '../../../../shared/domain/paper-templates.ts';
import { resourcesFolder } from '../../../support/case-parts.ts';

const templates = join(resourcesFolder, 'templates');
const folder = mkdtempSync(join(tmpdir(), 'firm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = { summary: '', conclusion: '', remedy: '' };

describe('the first words of a paper', () => {
  it.each(paperTemplates.map(({ name }) => name))(
    'of %s are a document that holds something of the case',
    (template) => {
      const document = standardDocument({ template, ...words });
      expect(briefDocumentSchema.parse(document)).toEqual(document);
      expect(JSON.stringify(document)).toContain('"type":"live"');
      const ofBrief = standardDocument({ template: 'pre-hearing-brief', ...words });
      if (template !== 'pre-hearing-brief') expect(document).not.toEqual(ofBrief);
    },
  );

  it('of a template that is a firm’s own are those of a pre-hearing brief', () => {
    expect(standardDocument({ template: 'smith-brief', ...words })).toEqual(
      standardDocument({ template: 'pre-hearing-brief', ...words }),
    );
  });

  it('take the remedy that was typed, and leave gaps in brackets where none was', () => {
    const typed = standardDocument({ template: 'grievance-statement', ...words, remedy: 'Reinstatement' });
    expect(JSON.stringify(typed)).toContain('Reinstatement');
    expect(JSON.stringify(typed)).not.toContain('[Pay');
    expect(JSON.stringify(standardDocument({ template: 'grievance-statement', ...words }))).toContain('[Pay');
  });
});

describe('the papers that can be made', () => {
  it('are those of the program in their order, then a firm’s own by name', async () => {
    writeFileSync(join(folder, 'smith-brief.typ'), '// Brief with the Smith letterhead\n');
    writeFileSync(join(folder, 'chronology.typ'), '// Ours\n');
    writeFileSync(join(folder, 'parts.typ'), '');
    const papers = await listPapers({ templates, firmTemplates: folder });
    expect(papers[0]).toMatchObject({ name: 'pre-hearing-brief', title: 'Pre-hearing brief', firm: false });
    expect(papers.find(({ name }) => name === 'chronology')).toMatchObject({ title: 'Chronology', firm: true });
    expect(papers.at(-1)).toEqual({
      name: 'smith-brief',
      title: 'Smith brief',
      about: 'Brief with the Smith letterhead',
      firm: true,
    });
    expect(papers.some(({ name }) => name === 'parts' || name === 'cover-letter')).toBe(false);
  });
});
