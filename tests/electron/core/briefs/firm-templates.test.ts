import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyTemplate, firmTemplates, templateNames } from '../../../../electron/core/briefs/firm-templates.ts';
import { typesetBrief } from '../../../../electron/core/briefs/typeset.ts';
import { resourcesFolder } from '../../../support/case-parts.ts';
import { tempFolder } from '../../../support/case-builder.ts';
import { pdfPages } from '../../../support/read-pdf.ts';
import { walletBrief } from './wallet-brief.ts';

const templates = join(resourcesFolder, 'templates');
const firm = () => ({ templates, firmTemplates: join(tempFolder(), 'templates') });
const set = (firmDir: string | null, template: string) =>
  typesetBrief(walletBrief, { templatesDir: templates, firmDir, template, date: walletBrief.date });

describe('a firm', () => {
  test('has no templates until it copies one; the folder is then made, with the shared parts', async () => {
    const folders = firm();
    expect(await firmTemplates(folders)).toEqual([]);
    await copyTemplate(folders, 'chronology', 'our-chronology');
    expect(await firmTemplates(folders)).toEqual([
      { name: 'our-chronology', about: expect.stringContaining('Chronology') as string, replaces: false },
    ]);
    expect(existsSync(join(folders.firmTemplates, 'parts.typ'))).toBe(true);
  });

  test('keeps the parts that it changed when it copies another template', async () => {
    const folders = firm();
    await copyTemplate(folders, 'chronology', 'our-chronology');
    writeFileSync(join(folders.firmTemplates, 'parts.typ'), '// changed');
    await copyTemplate(folders, 'exhibit-list', 'exhibit-list');
    expect(readFileSync(join(folders.firmTemplates, 'parts.typ'), 'utf8')).toBe('// changed');
    expect((await firmTemplates(folders)).map(({ name, replaces }) => [name, replaces])).toEqual([
      ['exhibit-list', true],
      ['our-chronology', false],
    ]);
  });

  test.each([
    ['no-such', 'own', 'not-found'],
    ['../chronology', 'own', 'not-found'],
    ['parts', 'own', 'not-found'],
    ['chronology', 'parts', 'invalid-input'],
    ['chronology', '../own', 'invalid-input'],
    ['chronology', 'Own name', 'invalid-input'],
  ])('cannot copy %s as %s', async (from, as, code) => {
    const folders = firm();
    await expect(copyTemplate(folders, from, as)).rejects.toMatchObject({ code });
    expect(existsSync(folders.firmTemplates)).toBe(false);
  });

  test('cannot take a name twice', async () => {
    const folders = firm();
    await copyTemplate(folders, 'chronology', 'own');
    await expect(copyTemplate(folders, 'chronology', 'own')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('gets its own template in place of ours, with its own letterhead, and ours for every other paper', async () => {
    const folders = firm();
    await copyTemplate(folders, 'chronology', 'chronology');
    const path = join(folders.firmTemplates, 'chronology.typ');
    writeFileSync(path, readFileSync(path, 'utf8').replace('#sample-banner(data)', 'Smith and Jones, attorneys'));
    const words = (firmDir: string | null, template: string) => pdfPages(set(firmDir, template).pdf).join('\n');
    expect(words(folders.firmTemplates, 'chronology')).toContain('Smith and Jones, attorneys');
    expect(words(folders.firmTemplates, 'exhibit-list')).not.toContain('Smith and Jones');
    expect(words(null, 'chronology')).not.toContain('Smith and Jones');
  });

  test('is told the file and line of an error in its template, and can be served by ours', async () => {
    const folders = firm();
    await copyTemplate(folders, 'chronology', 'chronology');
    writeFileSync(join(folders.firmTemplates, 'chronology.typ'), '#set document(title: "x")\n\n#let a = 1 + "b"\n');
    expect(() => set(folders.firmTemplates, 'chronology')).toThrow(/chronology\.typ line 3/u);
    expect(set(null, 'chronology').pages).toBeGreaterThan(0);
  });
});

test('the shared parts are no template', async () => {
  const names = await templateNames(templates);
  expect(names).toContain('pre-hearing-brief');
  expect(names).not.toContain('parts');
  expect(names).not.toContain('blocks');
});
