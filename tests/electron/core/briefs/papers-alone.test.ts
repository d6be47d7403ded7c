import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeBrief } from '../../../../electron/core/briefs/brief-export.ts';
import { createBrief } from '../../../../electron/core/briefs/briefs-commands.ts';
import { previewFront } from '../../../../electron/core/briefs/preview-front.ts';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { updateCase } from '../../../../electron/core/case-file/case-commands.ts';
import { prepareExhibits } from '../../../../electron/core/briefs/prepared-exhibits.ts';
import { issueBates, setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { paperTemplates } from '../../../../shared/domain/paper-templates.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { readPdf } from './read-pdf.ts';

const pool = sharedPool();
const typesetter = createTypesetter();
afterAll(async () => await typesetter.close());
const tools = { templates: join(resourcesFolder, 'templates'), typesetter };
const date = '2026-03-02';

async function ready(template: string) {
  const opened = await buildCase();
  const log = await addFile(opened, pool, 'log.txt', 'First line\nThe officer called dispatch.');
  setExhibits(opened, [{ source: log, series: 'union' }]);
  return { opened, brief: createBrief(opened, { title: 'Paper', template }).id };
}

const textOf = async (pdf: Uint8Array) => {
  const { pages } = await readPdf(pdf);
  return { text: pages.map((page) => page.text).join('\n'), links: pages.flatMap((page) => page.links) };
};

it.each(paperTemplates.map(({ name }) => name))('%s stands alone, without a link into a bundle', async (template) => {
  const { opened, brief } = await ready(template);
  const { links } = await textOf((await makeBrief(opened, { brief, bundle: false, date }, tools)).pdf);
  expect(links.filter(({ url }) => url?.startsWith('loudermill:') === true)).toEqual([]);
});

it.each(['exhibit-list', 'custody-appendix'])('%s names the exhibits though they do not go along', async (template) => {
  const { opened, brief } = await ready(template);
  const { text } = await textOf((await makeBrief(opened, { brief, bundle: false, date }, tools)).pdf);
  expect(text).toMatch(/Union\s+Ex\.\s+1/u);
});

it('a list alone prints no Bates number that is not issued: it would be given to another page later', async () => {
  const { opened, brief } = await ready('exhibit-list');
  const list = async () => (await textOf((await makeBrief(opened, { brief, bundle: false, date }, tools)).pdf)).text;
  updateCase(opened, { batesPrefix: 'UNI' });
  expect(await list()).not.toContain('UNI-');
  issueBates(
    opened,
    prepareExhibits(opened, 'UNI').flatMap(({ bates }) => bates ?? []),
  );
  expect(await list()).toContain('UNI-000001');
});

it('a brief alone has no list of what does not go along', async () => {
  const { opened, brief } = await ready('pre-hearing-brief');
  const { text } = await textOf((await makeBrief(opened, { brief, bundle: false, date }, tools)).pdf);
  expect(text).not.toContain('List of exhibits');
});

it.each([
  { template: 'pre-hearing-brief', pages: /Page 1 of [2-9]/u },
  { template: 'privilege-log', pages: /Page 1 of 1\b/u },
])('$template is shown as it usually goes out', async ({ template, pages }) => {
  const { opened, brief } = await ready(template);
  const shown = await previewFront(opened, { brief, date }, tools);
  expect((await textOf(shown.pdf)).text).toMatch(pages);
});
