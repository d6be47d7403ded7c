import { describe, expect, it } from 'vitest';
import { citeCheck } from '../../../../electron/core/briefs/cite-check.ts';
import { createFact, linkContradiction } from '../../../../electron/core/facts/facts-commands.ts';
import { createIssue, updateIssue } from '../../../../electron/core/issues/issues-commands.ts';
import { createPerson } from '../../../../electron/core/people/people-commands.ts';
import type { BriefDocument, LiveObject } from '../../../../shared/domain/brief-document.ts';
import type { FindingKind } from '../../../../shared/domain/cite-check.ts';
import { sharedPool } from '../../../support/case-parts.ts';
import { cite, citedCase, doc, heading, logText, para, type CitedCase } from './cited-case.ts';

const pool = sharedPool();
const about: ReadonlySet<FindingKind> = new Set(['not-produced']);

/** What is found beside that nothing was produced: kind, severity, words. */
const said = ({ opened, brief }: CitedCase, document: BriefDocument) =>
  citeCheck(opened, brief, document)
    .findings.filter(({ kind }) => !about.has(kind))
    .map(({ kind, severity, detail }) => `${kind} ${severity}: ${detail}`);
const live = (object: LiveObject, id: string | null = null) => ({ type: 'live', attrs: { object, id } }) as const;

describe('quoted words', () => {
  it('stand as they are in their source, over line ends and in other type', async () => {
    const given = await citedCase(pool);
    const at = cite(given.pick());
    const document = doc(
      para('The log says “no translator was on duty.” ', at),
      para('It says "Call Border Patrol and have them identify him" ', at, ' and so on.'),
      para('“She followed the order” is what it says. See ', at, '.'),
    );
    expect(said(given, document)).toEqual([]);
    expect(citeCheck(given.opened, given.brief, document).counts).toMatchObject({ quotes: 3, differ: 0 });
  });

  it('that are altered are shown with the difference, word by word', async () => {
    const given = await citedCase(pool);
    const document = doc(
      para('She “obeyed the order that her superior officer gave her” ', cite(given.pick()), '.'),
      para('End.'),
    );
    const { findings, counts } = citeCheck(given.opened, given.brief, document);
    const finding = findings.find(({ kind }) => kind === 'quote-differs');
    expect(finding).toMatchObject({
      severity: 'asks',
      block: 0,
      place: { source: given.log, page: 1 },
      text: 'obeyed the order that her superior officer gave her',
    });
    expect(finding!.difference.map(({ side, text: words }) => [side, words])).toEqual([
      ['paper', 'obeyed'],
      ['source', 'followed'],
      ['both', 'the order that her superior officer gave her'],
    ]);
    expect(counts).toMatchObject({ quotes: 1, differ: 1 });
  });

  it('that stand by omissions and brackets are said to', async () => {
    const given = await citedCase(pool);
    expect(said(given, doc(para('“[S]he followed the order ... [he] gave her” ', cite(given.pick()))))).toEqual([
      'quote-marked notes: The parts between the marks stand in the source. Marked: a capital changed in brackets, words left out and words changed in brackets.',
    ]);
  });

  it('that stand on another page than the cited one are found there', async () => {
    const pages = [...Array.from({ length: 60 }, (_, i) => `Line ${i + 1} is empty`), 'He was asleep at the time'].join(
      '\n',
    );
    const given = await citedCase(pool, `${pages}\n${'more\n'.repeat(90)}`);
    const third = given.pick({ page: 4 });
    expect(said(given, doc(para('It says “was asleep at the time” ', cite(third))))).toEqual([
      'quote-elsewhere asks: These words stand on page 2 of log.txt; the cite leads to another.',
    ]);
  });

  it('that stand on other lines than the cited ones are pointed out', async () => {
    const given = await citedCase(pool);
    const lines = given.pick({ kind: 'lines', lineFrom: 1, lineTo: 2 });
    expect(said(given, doc(para('“The sergeant then called her lieutenant” ', cite(lines))))).toEqual([
      'quote-elsewhere notes: They stand on line 4, not on those that the cite names.',
    ]);
  });

  it('of a block quotation are held against the cite in it, after it or before it', async () => {
    const given = await citedCase(pool);
    const at = cite(given.pick());
    const block = (...content: ReturnType<typeof para>[]) => ({ type: 'blockquote', content }) as const;
    expect(said(given, doc(block(para('She followed the order ', at))))).toEqual([]);
    expect(said(given, doc(para('The log says ', at, ':'), block(para('She followed the order'))))).toEqual([]);
    expect(said(given, doc(block(para('She followed the order')), para(at)))).toEqual([]);
    expect(said(given, doc(block(para('She followed the orders')), para(at)))).toMatchObject([
      expect.stringContaining('1 word differs'),
    ]);
    expect(said(given, doc(block(para('She followed the order'))))).toMatchObject([
      expect.stringContaining('has no cite'),
    ]);
  });

  it('that a fact gives as exact are held against its excerpt', async () => {
    const given = await citedCase(pool);
    const excerpt = given.pick({ kind: 'words', quote: 'Call Border Patrol and have them identify him.' }).slice(8);
    const fact = (words: string) =>
      createFact(given.opened, { kind: 'instruction', text: 'The lieutenant gave an order', words }, [
        { excerpt, bearing: 'supports' },
      ]).id;
    const [right, wrong] = [fact('Call Border Patrol'), fact('Do not call Border Patrol')];
    const document = doc(para({ type: 'fact', attrs: { id: right } }), para({ type: 'fact', attrs: { id: wrong } }));
    const findings = citeCheck(given.opened, given.brief, document).findings.filter(
      ({ kind }) => kind === 'quote-differs',
    );
    expect(findings).toMatchObject([{ block: 1, within: { kind: 'fact', id: wrong } }]);
  });

  it('of fewer than three words are a manner of speaking', async () => {
    const given = await citedCase(pool);
    expect(said(given, doc(para('The “so called” order ', cite(given.pick()))))).toEqual([]);
  });

  it('are not held against a recording that has no words', async () => {
    const given = await citedCase(pool);
    given.opened.db.prepare(`UPDATE page SET text = ''`).run();
    expect(said(given, doc(para('“She followed the order” ', cite(given.pick()))))).toEqual([
      'quote-unchecked notes: log.txt has no text to hold these words against. Compare them with the page yourself.',
    ]);
  });
});

describe('a sentence of fact', () => {
  it('without a source is listed with the rule that makes it one', async () => {
    const given = await citedCase(pool);
    createPerson(given.opened, { name: 'Mary Roe', rank: 'Sgt.', role: 'witness' });
    const document = doc(
      heading('Statement of facts'),
      para('On February 9, 2026, a call was made. The lieutenant left the room. Sgt. Roe went home.'),
      para('It took 27 minutes. Nothing else of note. Is that so? The suspension of 10 days should be rescinded.'),
      heading('Remedy'),
      para('Rescind the suspension of 10 days.'),
    );
    const { findings, counts } = citeCheck(given.opened, given.brief, document);
    expect(findings.filter(({ kind }) => kind === 'no-cite').map((each) => [each.text, each.detail])).toEqual([
      ['On February 9, 2026, a call was made.', 'This sentence has no source, and it names a date (February 9, 2026).'],
      [
        'The lieutenant left the room.',
        'This sentence has no source, and it tells of the past under “Statement of facts”.',
      ],
      ['Sgt. Roe went home.', 'This sentence has no source, and it tells what Roe did or what was done.'],
      ['It took 27 minutes.', 'This sentence has no source, and it has a number (27).'],
    ]);
    expect(counts).toMatchObject({ sentences: 4, uncited: 4 });
  });

  it('is cited by what follows its point, by a footnote, by a fact, or by a cell beside it', async () => {
    const given = await citedCase(pool);
    const at = cite(given.pick());
    const fact = createFact(given.opened, { text: 'It rained' }, [
      { excerpt: given.pick().slice(8), bearing: 'supports' },
    ]);
    const cell = (...content: ReturnType<typeof para>[]) => ({ type: 'tableCell', content }) as const;
    const document = doc(
      para('A call was made at 18:20. (', at, ')'),
      para('A call was made at 18:20.', {
        type: 'footnote',
        content: [
          { type: 'text', text: 'See ' },
          { type: 'cite', attrs: { target: given.pick() } },
        ],
      }),
      para('At 18:20 this was so: ', { type: 'fact', attrs: { id: fact.id } }),
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [cell(para('A call was made at 18:20.')), cell(para(at))] }],
      },
    );
    expect(citeCheck(given.opened, given.brief, document).counts).toMatchObject({ uncited: 0 });
  });

  it('that differs in its date from the cited words is pointed out', async () => {
    const given = await citedCase(pool);
    const words = cite(given.pick({ kind: 'words', quote: 'Dispatch log of February 9, 2026' }));
    const page = cite(given.pick());
    expect(
      said(given, doc(para('It was made on 2/9/2026 ', words, '.'), para('It was made on Feb. 9th ', page, '.'))),
    ).toEqual([]);
    expect(said(given, doc(para('It was made in February 2026 ', words, '.')))).toEqual([]);
    expect(said(given, doc(para('It was made on February 10, 2026 ', words, '.')))).toEqual([
      'date-differs asks: The sentence says February 10, 2026; the cited words say February 9, 2026.',
    ]);
    expect(said(given, doc(para('It was made on February 10, 2026 ', page, '.')))).toEqual([
      'date-differs notes: February 10, 2026 does not stand on the cited page or those beside it.',
    ]);
  });

  it('that differs in a name or a rank from the cited page is pointed out', async () => {
    const given = await citedCase(pool);
    createPerson(given.opened, { name: 'Mary Roe', rank: 'Sgt.', role: 'witness' });
    createPerson(given.opened, { name: 'John Bettison', rank: 'Chief', role: 'decision-maker' });
    const at = cite(given.pick());
    expect(said(given, doc(para('Sergeant Roe called dispatch ', at, '.')))).toEqual([]);
    expect(said(given, doc(para('Lt. Roe called dispatch ', at, '.')))).toEqual([
      'name-differs asks: The sentence calls Roe Lieutenant; the cited page says Sergeant.',
    ]);
    expect(said(given, doc(para('Chief Bettison called dispatch ', at, '.')))).toEqual([
      'name-differs notes: The sentence names Bettison; the cited page and those beside it do not.',
    ]);
    expect(said(given, doc(para('Then Bettisen called ', at, '.')))).toEqual([
      'name-differs asks: Bettisen is one letter away from Chief John Bettison, who is in this case.',
    ]);
  });
});

describe('the rest of a paper', () => {
  it('is asked about its gaps, but not for brackets in quotations', async () => {
    const given = await citedCase(pool);
    const document = doc(
      para('To [Name of the decision-maker]: ____. “[S]he followed [sic] the order” ', cite(given.pick())),
    );
    expect(said(given, document).filter((line) => line.startsWith('gap'))).toEqual([
      'gap asks: [Name of the decision-maker] was left to be filled in.',
      'gap asks: ____ was left to be filled in.',
    ]);
  });

  it('is told of live objects that print nothing or name what is gone', async () => {
    const given = await citedCase(pool);
    expect(said(given, doc(live('facts'), live('disputes'), live('comparators'), live('issue', 'gone')))).toEqual([
      'empty-object asks: This prints nothing. No fact is proven by an exhibit of this paper.',
      'empty-object notes: This prints nothing. No two facts are marked as contradicting each other.',
      'empty-object asks: This prints nothing. No comparator may be printed.',
      'dead-target stops: The issue that stands here is no longer in the case.',
    ]);
  });

  it('is checked in what live objects take from the case', async () => {
    const given = await citedCase(pool);
    const excerpt = given.pick({ kind: 'words', quote: 'Dispatch log of February 9, 2026' }).slice(8);
    const facts = ['The log is of February 9, 2026', 'The log is of February 11, 2026'].map((words) =>
      createFact(given.opened, { text: words }, [{ excerpt, bearing: 'supports' }]),
    );
    linkContradiction(given.opened, facts[0]!.id, facts[1]!.id, 'two days');
    const issue = createIssue(given.opened, { parent: null, kind: 'charge', title: 'Charge' });
    updateIssue(given.opened, issue.id, {
      argument: `She “followed his order” [[excerpt/${excerpt}]].\n\nSee [[excerpt/gone]].`,
    });
    const findings = citeCheck(given.opened, given.brief, doc(live('facts'), live('argument'))).findings;
    expect(
      findings.filter(({ kind }) => !about.has(kind)).map(({ kind, block, within }) => [kind, block, within?.kind]),
    ).toEqual([
      ['date-differs', 0, 'fact'],
      ['contradiction', 0, 'fact'],
      ['quote-differs', 1, 'issue'],
      ['dead-target', 1, 'issue'],
    ]);
  });

  it('gives the same for the same case and words, and its findings keep their keys', async () => {
    const given = await citedCase(pool, logText);
    const document = doc(para('A call was made at 18:20.'), para('“Call her at once now” ', cite(given.pick())));
    const keys = () => citeCheck(given.opened, given.brief, document).findings.map(({ key }) => key);
    const first = keys();
    expect(new Set(first).size).toBe(first.length);
    document.content.unshift(para('Words before it.'));
    expect(keys()).toEqual(first);
  });
});
