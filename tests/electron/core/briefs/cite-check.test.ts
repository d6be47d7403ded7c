import { describe, expect, it } from 'vitest';
import { citeCheck } from '../../../../electron/core/briefs/cite-check.ts';
import { dismissFinding, undismissFinding } from '../../../../electron/core/briefs/cite-check-commands.ts';
import type { FindingKind } from '../../../../shared/domain/cite-check.ts';
import { removeBrief, updateBrief } from '../../../../electron/core/briefs/briefs-commands.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { undo } from '../../../../electron/core/journal/history.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import { createProduction } from '../../../../electron/core/productions/productions-commands.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { cite, citedCase, doc, para, type CitedCase } from './cited-case.ts';
import type { BriefDocument } from '../../../../shared/domain/brief-document.ts';

const pool = sharedPool();

const found = ({ opened, brief }: CitedCase, document: BriefDocument, ...kinds: FindingKind[]) =>
  citeCheck(opened, brief, document).findings.filter(({ kind }) => kinds.includes(kind));

describe('the place of a cite', () => {
  it('lands where it is an existing place of an exhibit', async () => {
    const given = await citedCase(pool);
    const document = doc(para('A call was made ', cite(given.pick()), ' and ', cite(given.exhibit), '.'));
    expect(citeCheck(given.opened, given.brief, document).counts).toMatchObject({ cites: 2, land: 2 });
    expect(found(given, document, 'dead-target', 'outside-source', 'not-exhibit', 'withheld')).toEqual([]);
  });

  it('stops the export where it is not in the case, each place once, in its block', async () => {
    const given = await citedCase(pool);
    const document = doc(para('Kept.'), para('He called ', cite('excerpt/gone'), ' and ', cite('exhibit/gone'), '.'));
    expect(found(given, document, 'dead-target')).toMatchObject([
      { severity: 'stops', block: 1, target: 'excerpt/gone', text: 'He called and.' },
      { severity: 'stops', block: 1, target: 'exhibit/gone' },
    ]);
    expect(citeCheck(given.opened, given.brief, document).counts).toMatchObject({ cites: 2, land: 0 });
  });

  it('stops the export where it lies beyond the pages or lines of its source', async () => {
    const given = await citedCase(pool);
    const page = given.pick();
    const lines = given.pick({ kind: 'lines', lineFrom: 2, lineTo: 3 });
    write(given.opened, { label: 'test' }, (edit) => {
      edit.update('excerpt', page.slice(8), { page: 4 });
      edit.update('excerpt', lines.slice(8), { lineTo: 70 });
    });
    const details = found(given, doc(para('A', cite(page), ' B', cite(lines))), 'outside-source').map((f) => f.detail);
    expect(details).toEqual([
      'The cite leads to page 4; log.txt has 1 page.',
      'The cite leads to line 70; page 1 of log.txt has 6 lines.',
    ]);
  });

  it('is asked about when the words of the excerpt stand there no more', async () => {
    const given = await citedCase(pool);
    const target = given.pick({ kind: 'words', quote: 'asked for a translator' });
    const document = doc(para('One asked ', cite(target), '.'));
    expect(found(given, document, 'excerpt-changed')).toEqual([]);
    given.opened.db.prepare(`UPDATE page SET text = replace(text, 'translator', 'lawyer')`).run();
    expect(found(given, document, 'excerpt-changed')).toMatchObject([{ severity: 'asks', place: { page: 1 } }]);
  });

  it('stops the export in a source that is no exhibit of this paper, once for all its cites', async () => {
    const given = await citedCase(pool);
    const memo = await addFile(given.opened, pool, 'memo.txt', 'A memo');
    const [one, two] = [given.pick({ source: memo }), given.pick({ source: memo })];
    const document = doc(para('One ', cite(one)), para('Two ', cite(two)));
    expect(found(given, document, 'not-exhibit')).toMatchObject([{ severity: 'stops', block: 0, others: [1] }]);
    const { settings } = given.brief;
    const brief = updateBrief(given.opened, given.brief.id, {
      settings: { ...settings, bundle: { ...settings.bundle, exhibits: [] } },
    });
    expect(found({ ...given, brief }, doc(para('A', cite(given.pick()))), 'not-exhibit')[0]?.detail).toContain(
      'not one of those that go with this paper',
    );
  });

  it.each([
    ['privileged', { privilege: 'attorney-client' }, 'stops', 'Attorney-client privilege'],
    ['sealed', { confidentiality: 'sealed' }, 'stops', 'Under seal'],
    ['compelled', { compelled: true }, 'asks', 'Compelled statement'],
  ] as const)('is pointed out in a source that is %s', async (_, marks, severity, words) => {
    const given = await citedCase(pool);
    write(given.opened, { label: 'test' }, (edit) => edit.update('source', given.log, marks));
    const [finding] = found(given, doc(para('A', cite(given.pick()))), 'withheld');
    expect([finding?.severity, finding?.detail]).toEqual([severity, expect.stringContaining(words)]);
  });

  it('is asked about until the other side has the exhibit', async () => {
    const given = await citedCase(pool);
    const document = doc(para('A', cite(given.pick())));
    expect(found(given, document, 'not-produced')).toMatchObject([{ severity: 'asks' }]);
    const production = createProduction(given.opened, { direction: 'received', party: 'City', means: '', title: '' }, [
      given.log,
    ]);
    expect(production.direction).toBe('received');
    expect(found(given, document, 'not-produced')).toEqual([]);
  });

  it('of a fact that is no longer in the case stops the export', async () => {
    const given = await citedCase(pool);
    const fact = createFact(given.opened, { text: 'It rained' }, [
      { excerpt: given.pick().slice(8), bearing: 'supports' },
    ]);
    const document = doc(para({ type: 'fact', attrs: { id: fact.id } }, { type: 'fact', attrs: { id: 'gone' } }));
    expect(found(given, document, 'dead-target')).toMatchObject([{ block: 0 }]);
    expect(citeCheck(given.opened, given.brief, document).counts).toMatchObject({ cites: 1, land: 1 });
  });
});

describe('a dismissed finding', () => {
  it('is kept apart with its reason, counts again when it is restored, and can be undone', async () => {
    const given = await citedCase(pool);
    const document = doc(para('A', cite(given.pick())));
    const [finding] = found(given, document, 'not-produced');
    const row = dismissFinding(given.opened, given.brief.id, finding!, 'goes out today');
    const after = citeCheck(given.opened, given.brief, document);
    expect(after.findings.map(({ key }) => key)).not.toContain(finding!.key);
    expect(after.dismissed).toMatchObject([
      { finding: { key: finding!.key }, dismissal: { reason: 'goes out today' } },
    ]);
    undismissFinding(given.opened, row.id);
    expect(found(given, document, 'not-produced')).toHaveLength(1);
    undo(given.opened);
    expect(found(given, document, 'not-produced')).toEqual([]);
  });

  it('may not be one that stops the export', async () => {
    const given = await citedCase(pool);
    const [finding] = found(given, doc(para('A', cite('excerpt/gone'))), 'dead-target');
    expect(() => dismissFinding(given.opened, given.brief.id, finding!, '')).toThrow('cannot be dismissed');
  });

  it('goes with its paper', async () => {
    const given = await citedCase(pool);
    const [finding] = found(given, doc(para('A', cite(given.pick()))), 'not-produced');
    dismissFinding(given.opened, given.brief.id, finding!, '');
    removeBrief(given.opened, given.brief.id);
    expect(allRows(given.opened, 'cite_dismissal')).toEqual([]);
  });
});
