import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeBrief } from '../../../../electron/core/briefs/compose.ts';
import { prepareExhibits } from '../../../../electron/core/briefs/prepared-exhibits.ts';
import { standardDocument } from '../../../../electron/core/briefs/standard-documents.ts';
import { typesetBrief } from '../../../../electron/core/briefs/typeset.ts';
import { caseInfo } from '../../../../electron/core/case-file/case-commands.ts';
import type { WritableCase } from '../../../../electron/core/case-file/open-case.ts';
import { createComparator } from '../../../../electron/core/comparators/comparators-commands.ts';
import { setExhibits } from '../../../../electron/core/exhibits/exhibits-commands.ts';
import { createFact, linkContradiction, linkIssue } from '../../../../electron/core/facts/facts-commands.ts';
import { createIssue } from '../../../../electron/core/issues/issues-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import { createPerson } from '../../../../electron/core/people/people-commands.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { updateSource } from '../../../../electron/core/sources/sources-commands.ts';
import { briefData, placeExhibits } from '../../../../shared/domain/brief.ts';
import { type BriefDocument, briefDocumentSchema } from '../../../../shared/domain/brief-document.ts';
import { paperTemplates } from '../../../../shared/domain/paper-templates.ts';
import { buildCase } from '../../../support/case-builder.ts';
import { addFile, resourcesFolder, sharedPool } from '../../../support/case-parts.ts';
import { anyDocument } from './any-document.ts';
import { readPdf } from './read-pdf.ts';

const pool = sharedPool();

/** A case of which half must never leave: a source that is no exhibit, and an exhibit that was sealed since. */
async function ready() {
  const opened = await buildCase();
  const [log, rule, secret, order] = await Promise.all(
    ['log', 'rule', 'secret', 'order'].map((name) => addFile(opened, pool, `${name}.txt`, `The words of ${name}`)),
  );
  updateSource(opened, rule!, { kind: 'policy' });
  setExhibits(
    opened,
    [log!, rule!, order!].map((source) => ({ source, series: 'union' as const })),
  );
  // No command allows it; what else might is not to be trusted.
  const sealed = { confidentiality: 'sealed', title: 'CANARY order' } as const;
  write(opened, { label: 'edit evidence' }, (edit) => edit.update('source', order!, sealed));
  updateSource(opened, secret!, { privilege: 'work-product', publisher: 'CANARY publisher', title: 'CANARY memo' });
  const pick = (source: string) =>
    createExcerpt(opened, { source, kind: 'words', page: 1, quote: 'The words', note: 'CANARY' }).id;
  const excerpts = [log!, rule!, secret!, order!].map(pick);
  const person = createPerson(opened, { name: 'Reyes', role: 'supervisor', note: 'CANARY' }).id;
  const facts = excerpts.map((excerpt, at) =>
    createFact(
      opened,
      {
        text: at < 2 ? `Fact ${at}` : 'CANARY fact',
        date: at % 2 === 0 ? '2026-02-09' : null,
        speaker: person,
        note: 'CANARY',
      },
      [{ excerpt, bearing: 'supports' }],
    ),
  );
  const cause = createIssue(opened, { kind: 'just-cause', title: 'Just cause', note: 'CANARY' });
  const issue = createIssue(opened, {
    kind: 'test',
    title: 'Warning',
    parent: cause.id,
    argument: `See [[excerpt/${excerpts[0]}]] and [[excerpt/${excerpts[2]}]].`,
  });
  for (const fact of facts) linkIssue(opened, fact.id, { issue: issue.id, bearing: 'supports' });
  linkContradiction(opened, facts[0]!.id, facts[1]!.id, '');
  linkContradiction(opened, facts[0]!.id, facts[2]!.id, 'CANARY');
  for (const excerpt of excerpts.slice(1, 3)) {
    createComparator(opened, { person: excerpt === excerpts[2] ? 'CANARY' : 'Officer', excerpt });
  }
  const exhibits = allRows(opened, 'exhibit');
  const ids = {
    targets: [...excerpts.map((id) => `excerpt/${id}`), ...exhibits.map(({ id }) => `exhibit/${id}`), 'excerpt/none'],
    rows: [...excerpts, ...facts.map(({ id }) => id), issue.id, cause.id, 'none'],
  };
  return { opened, ids };
}

function compose(
  opened: WritableCase,
  document: BriefDocument | undefined,
  template = 'pre-hearing-brief',
  bundle = true,
) {
  const info = caseInfo(opened);
  const brief = { ...allRows(opened, 'brief')[0]!, template };
  return composeBrief(opened, brief, {
    date: '2026-03-02',
    bundle,
    exhibits: prepareExhibits(opened, info.batesPrefix).filter(({ row }) => row.exportable),
    info,
    document,
  });
}

/** The targets of cites, in a document or in what was made of it. */
function citesIn(value: unknown): Set<string> {
  return new Set([...JSON.stringify(value).matchAll(/"target":"((?:excerpt|exhibit)\/[^"]+)"/gu)].map((m) => m[1]!));
}

/** Papers that state what is kept back, by name: that is what they are for. */
const withoutLog = (document: BriefDocument) => !/"privilege-log"|"production"/u.test(JSON.stringify(document));

describe('any document', () => {
  it('composes: each cite is printed or named as dead with its block, and nothing that is kept back appears', async () => {
    const { opened, ids } = await ready();
    fc.assert(
      fc.property(anyDocument(ids).filter(withoutLog), fc.boolean(), (document, bundle) => {
        expect(briefDocumentSchema.safeParse(document).success).toBe(true);
        const { data, deadCites } = compose(opened, document, 'pre-hearing-brief', bundle);
        expect(briefData.parse(data)).toEqual(data);
        const dead = new Set(deadCites.map(({ target }) => target));
        const printed = citesIn(data);
        for (const target of citesIn(document.content)) {
          expect(dead.has(target) !== (bundle ? printed.has(target) : !dead.has(target))).toBe(true);
        }
        for (const { block } of deadCites) expect(document.content[block!]).toBeDefined();
        expect(JSON.stringify(data)).not.toContain('CANARY');
        const places = data.blocks.flatMap(({ at }) => at ?? []);
        expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('is set in type, and no word of a comment or of what is kept back is in the PDF', async () => {
    const { opened, ids } = await ready();
    const documents = fc.sample(anyDocument(ids).filter(withoutLog), { numRuns: 8, seed: 7 });
    for (const document of documents) {
      const { data } = compose(opened, document);
      const options = { templatesDir: `${resourcesFolder}/templates`, template: 'pre-hearing-brief', date: data.date };
      const { pdf, pages } = typesetBrief(placeExhibits(data), options);
      const read = await readPdf(pdf);
      expect(read.pages).toHaveLength(pages);
      expect(read.pages.map(({ text }) => text).join('\n')).not.toContain('CANARY');
    }
  }, 60_000);
});

describe('a paper that nobody has edited', () => {
  it('is set with what the case holds, whatever its template', async () => {
    const { opened } = await ready();
    for (const { name: template } of paperTemplates) {
      const { data, deadCites } = compose(opened, undefined, template);
      expect(deadCites.filter(({ target }) => !target.startsWith('excerpt/'))).toEqual([]);
      expect(data.blocks.length, template).toBeGreaterThan(0);
      const options = { templatesDir: `${resourcesFolder}/templates`, template, date: data.date };
      const set = typesetBrief(placeExhibits(data), options);
      expect(set.warnings).toEqual([]);
      const text = (await readPdf(set.pdf)).pages.map((page) => page.text).join('\n');
      if (template !== 'privilege-log') expect(text).not.toContain('CANARY');
      const [first] = standardDocument({ template, summary: '', conclusion: '', remedy: '' }).content;
      const heading = first?.type === 'heading' && first.content?.[0]?.type === 'text' ? first.content[0].text : '';
      if (heading !== 'Summary') expect(text, template).toContain(heading);
    }
  }, 120_000);
});
