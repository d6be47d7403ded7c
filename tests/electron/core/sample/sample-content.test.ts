import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSample, sampleFile } from '../../../../electron/core/sample/read-sample.ts';
import { placeQuote } from '../../../../electron/core/sample/quote-place.ts';
import type { Sample } from '../../../../electron/core/sample/sample-schema.ts';
import { extract } from '../../../../electron/core/sources/extract/extract.ts';
import type { Extraction } from '../../../../electron/core/sources/extract/extraction.ts';

const folder = join(import.meta.dirname, '../../../../resources/sample');
const illustrative = 'ILLUSTRATIVE - replace with the real document';

/** Everyone whom the fact sheet of public reports names. */
const realPeople = ['Denise Wallet', 'Todd Bettison', 'Solomon Radner', 'Vic Pratt', 'Matt Hall', 'Edwin Roessler Jr.'];
/** Bodies, places and terms of more than one capital that are no person. */
const bodiesAndTerms = [
  'Border Patrol',
  'City of Detroit',
  'Board of Police Commissioners',
  'Customs and Border Protection',
  'Department of Homeland Security',
  'Detroit Police Department',
  'Detroit Police Lieutenants and Sergeants Association',
  'Detroit News',
  'Fairfax County',
  'Fox News',
  'Outlier Media',
  'Michigan News Source',
  'Michigan House',
  'The Daily Wire',
  'CBS Detroit',
];
/** Words that begin a cell or a month: neighboring cells are read as one line. */
const ordinary = new Set(
  (
    'About Act Chief Civilian Counted Date Day December Ended Entered Entry February From Local Minneapolis Page Period Press Publisher ' +
    'Question Section Term The Type Unit Units Until Version What of'
  ).split(' '),
);
const allowedQuotes = new Set(['corrective feedback']);

let sample: Sample;
let texts: Map<string, Extraction>;

beforeAll(async () => {
  sample = await readSample(folder);
  texts = new Map();
  for (const { file } of sample.sources) {
    texts.set(file, await extract(file, new Uint8Array(readFileSync(sampleFile(folder, file)))));
  }
});

const pageText = (file: string, page: number) => texts.get(file)?.pages[page - 1]?.text ?? '';
const wholeText = (file: string) =>
  texts
    .get(file)
    ?.pages.map((page) => page.text)
    .join('\n') ?? '';

/** Every text that the sample shows, by where it stands. */
function allTexts(): [string, string][] {
  const found: [string, string][] = sample.sources.map(({ file }) => [file, wholeText(file)]);
  const walk = (where: string, value: unknown): void => {
    if (typeof value === 'string') found.push([where, value]);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(`${where}.${key}`, inner);
    }
  };
  walk('case.json', sample);
  return found;
}

describe('the files of the sample', () => {
  test('are all read by the import, and all of them are in the case', () => {
    expect(readdirSync(join(folder, 'files')).toSorted()).toEqual(sample.sources.map((one) => one.file).toSorted());
    expect([...texts.values()].filter((one) => one.format === 'other')).toEqual([]);
  });

  test('are at least 12 of at least 5 formats, small, with pages of several kinds', () => {
    const formats = new Set([...texts.values()].map((one) => one.format));
    expect(texts.size).toBeGreaterThanOrEqual(12);
    expect([...formats].toSorted()).toEqual(['docx', 'eml', 'jpeg', 'markdown', 'pdf', 'png', 'text']);
    const bytes = [...texts.keys()].reduce((sum, file) => sum + statSync(sampleFile(folder, file)).size, 0);
    expect(bytes).toBeLessThan(1_000_000);
    const pages = [...texts.values()].flatMap((one) => (one.format === 'pdf' ? one.pages : []));
    expect(pages.some((page) => page.rotate === 0 && page.width > page.height)).toBe(true);
    expect(pages.some((page) => page.rotate === 90 && page.width > page.height)).toBe(true);
    expect(pages.every((page) => page.text.length > 50)).toBe(true);
  });

  test('say on their first page that they are digests or forms', () => {
    for (const { file, title } of sample.sources) {
      const { format } = texts.get(file)!;
      if (format === 'png' || format === 'jpeg') continue;
      const head = pageText(file, 1).replaceAll(/\s+/g, ' ');
      if (title.includes('digest'))
        expect(head, file).toContain('Summary in our own words of a press report; not the article');
      else if (title.includes('illustrative')) expect(head, file).toContain(illustrative);
      else expect(head, file).toMatch(/EXPIRED|To be checked by counsel/);
    }
  });

  test('have what is entered of a form marked as one', () => {
    for (const { title, provisions, charges } of sample.sources.filter((one) => one.title.includes('illustrative'))) {
      const parts = [
        ...provisions.flatMap((head) => [head, ...head.below]),
        ...charges.flatMap((charge) => [charge, ...charge.specifications]),
      ];
      expect(
        parts.filter(({ text }) => !text.startsWith(`${illustrative}: `)),
        title,
      ).toEqual([]);
    }
  });

  test('name no one in a form', () => {
    for (const { file, title } of sample.sources.filter((one) => one.title.includes('illustrative'))) {
      expect(wholeText(file) + title).not.toMatch(/Wallet|Bettison|Radner|Pratt|Hall\b|Roessler|Detroit/);
    }
  });
});

describe('the case of the sample', () => {
  test('has at least 30 facts, each pinned to a source with publisher and date', () => {
    expect(sample.facts.length).toBeGreaterThanOrEqual(30);
    for (const fact of sample.facts) {
      const from = fact.pins
        .filter((pin) => pin.bearing === 'supports')
        .map((pin) => sample.sources.find((one) => one.file === pin.file)!);
      expect(
        from.some((one) => one.publisher !== '' && one.date !== null),
        fact.key,
      ).toBe(true);
    }
  });

  test('quotes words that stand on the page that it names', () => {
    const provisions = sample.sources.flatMap(({ file, provisions: heads }) =>
      heads
        .flatMap((head) => [head, ...head.below])
        .flatMap(({ pin, text }) => (pin === undefined ? [] : [{ file, ...pin, text }])),
    );
    expect(provisions.map(({ text, quote }) => text === quote)).toEqual([true, true]);
    const pins = [
      ...sample.facts.flatMap((fact) => fact.pins),
      ...sample.comparators.map((one) => one.pin),
      ...provisions,
    ];
    for (const pin of pins) {
      const { format } = texts.get(pin.file)!;
      expect(
        () => placeQuote(format, pageText(pin.file, pin.page), pin.quote),
        `${pin.file} at ${pin.page}`,
      ).not.toThrow();
    }
  });

  test('says of a fact that rests on the press that it is reported or who says so', () => {
    for (const fact of sample.facts.filter((one) => one.status !== 'unsure')) {
      expect(fact.text, fact.key).toMatch(/report|says?\b|account|posted on X/);
      expect(fact.assertedBy, fact.key).toBeDefined();
    }
  });

  test('keeps both sides of what the sources disagree on', () => {
    const pairs = sample.contradictions.map(({ a, b }) => `${a} / ${b}`);
    expect(pairs).toEqual(
      expect.arrayContaining([
        'december-stop / december-warrant',
        'february-translation / february-identify',
        'audit-first-incident / audit-december',
        'dismissal-process / chief-sufficient',
        'suit-friday / suit-thursday',
        '2025-call / 2025-third-precinct',
        'policy-as-chief-put-it / policy-wider',
      ]),
    );
  });

  test('offers no privileged or compelled source as an exhibit', () => {
    const held = sample.sources.filter((one) => one.privilege !== 'none' || one.compelled);
    expect(held.map((one) => one.exhibit)).toEqual([null, null]);
  });

  test('is signed by no real person and bears the banner', () => {
    expect(sample.case.representative).toBe('Representative to be named');
    expect(sample.case.banner).toContain('Sample built from public press reports');
    expect(sample.brief.summary).toContain('no person named in it wrote or approved it');
  });
});

describe('the words of the sample', () => {
  test('name only people whom the reports name', () => {
    const allowed = [...realPeople, ...bodiesAndTerms, 'Chief Bettison'].map(
      (name) => new RegExp(name.replaceAll(' ', '\\s+'), 'gu'),
    );
    const capitals = /(?<!\p{L})\p{Lu}\p{Ll}+(?:[ \t]+(?:(?:of|and)[ \t]+)?\p{Lu}\p{Ll}+)+/gu;
    const unknown = allTexts().flatMap(([where, text]) => {
      const rest = allowed.reduce((left, name) => left.replaceAll(name, '_'), text);
      const names = [...rest.matchAll(capitals)].map((match) => match[0]);
      return names
        .filter((name) => /\s/u.test(name) && !name.split(/\s+/u).every((word) => ordinary.has(word)))
        .map((name) => `${where}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  test('name no other person by title and surname', () => {
    const surnames = new Set(realPeople.flatMap((name) => name.split(' ')));
    for (const [where, text] of allTexts()) {
      const named = [
        ...text.matchAll(
          /\b(?:Sgt\.|Lt\.|Chief|Officer|Speaker|PIO|Attorney|Judge|Mr\.|Ms\.|Mrs\.)\s+(\p{Lu}\p{Ll}+)/gu,
        ),
      ];
      expect(
        named.map((match) => match[1]!).filter((name) => !surnames.has(name)),
        where,
      ).toEqual([]);
    }
  });

  test('put in quotation marks only what the reports quote', () => {
    for (const [where, text] of allTexts()) {
      if (where.endsWith('.eml')) continue;
      const quoted = [...text.matchAll(/["“]([^"”]+)["”]/gu)].map((match) => match[1]!.toLowerCase());
      expect(
        quoted.filter((words) => !allowedQuotes.has(words)),
        where,
      ).toEqual([]);
    }
    expect(sample.facts.filter((fact) => (fact.words ?? '') !== '').map((fact) => fact.words)).toEqual([
      'corrective feedback',
    ]);
  });

  test('claim no guilt, no outcome, no score and no case law', () => {
    const banned =
      /\b(guilty|innocent|liar|lied|lying|racist|illegal(ly)?|corrupt|perjur\w*|cover-?up|retaliat\w*|score|likelihood|probab\w*|predict\w*|will (win|lose|prevail)|the court (held|found|ruled)|precedent (holds|requires)|it is (undisputed|proven|clear) that|clearly|obviously)\b/i;
    const cases = /\b[A-Z]\w+ v\. [A-Z]\w+/g;
    for (const [where, text] of allTexts()) {
      expect(banned.exec(text)?.[0], where).toBeUndefined();
      expect([...text.matchAll(cases)].map((match) => match[0]).filter((name) => name !== 'Wallet v. Detroit')).toEqual(
        [],
      );
    }
  });
});
