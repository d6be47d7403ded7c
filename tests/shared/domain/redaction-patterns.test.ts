import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPatterns, type RedactionPattern } from '../../../shared/domain/redaction-patterns.ts';

const every: readonly RedactionPattern[] = ['social-security', 'phone', 'birth-date', 'licence'];
const find = (text: string, patterns: readonly RedactionPattern[] = every) =>
  findPatterns(text, { patterns, terms: [] }).map((hit) => [hit.pattern, text.slice(hit.from, hit.to)]);
const terms = (text: string, ...wanted: string[]) =>
  findPatterns(text, { patterns: [], terms: wanted }).map((hit) => text.slice(hit.from, hit.to));

const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((all) => all.join(''));
const around = fc.constantFrom(
  ['', ''],
  ['SSN: ', '.'],
  ['(', ')'],
  ['His number is ', ', he said'],
  ['line\n', '\nline'],
);

describe('social security numbers', () => {
  const part = (min: number, max: number, width: number) =>
    fc.integer({ min, max }).map((value) => String(value).padStart(width, '0'));
  const area = part(1, 899, 3).filter((value) => value !== '666');
  const gap = fc.constantFrom('-', ' ', '.', '\u2013', '\u2011', ' - ', '\u00a0', '-\n');

  it('are found in every spelling', () => {
    fc.assert(
      fc.property(area, part(1, 99, 2), part(1, 9999, 4), gap, around, (a, b, c, between, [head, tail]) => {
        const number = [a, b, c].join(between);
        expect(find(`${head}${number}${tail}`, ['social-security'])).toEqual([['social-security', number]]);
      }),
    );
  });

  it('are found without gaps where they are named, and with the first figures masked', () => {
    expect(find('Social Security No. 123456789')).toEqual([['social-security', '123456789']]);
    expect(find('SSN 123456789 and Bates 987654321')).toEqual([['social-security', '123456789']]);
    expect(find('ends in xxx-xx-6789')).toEqual([['social-security', 'xxx-xx-6789']]);
  });

  it('are not seen in longer numbers', () => {
    for (const text of ['1123-45-6789', '123-45-67890', 'No. 21-123-45-6789', '000-12-3456', '123-00-4567']) {
      expect(find(text, ['social-security'])).toEqual([]);
    }
  });
});

describe('phone numbers', () => {
  const nxx = fc.tuple(fc.integer({ min: 2, max: 9 }), digits(2)).map(([first, rest]) => `${first}${rest}`);

  it('are found in every spelling', () => {
    const spell = fc.constantFrom<(a: string, b: string, c: string) => string>(
      (a, b, c) => `(${a}) ${b}-${c}`,
      (a, b, c) => `${a}-${b}-${c}`,
      (a, b, c) => `${a}.${b}.${c}`,
      (a, b, c) => `${a} ${b} ${c}`,
      (a, b, c) => `+1 ${a} ${b} ${c}`,
      (a, b, c) => `1-${a}-${b}-${c}`,
      (a, b, c) => `${a}-${b}-\n${c}`,
      (a, b, c) => `(${a})${b}-${c} ext. 12`,
    );
    fc.assert(
      fc.property(nxx, nxx, digits(4), spell, around, (a, b, c, write, [head, tail]) => {
        const number = write(a, b, c);
        expect(find(`${head}${number}${tail}`, ['phone'])).toEqual([['phone', number]]);
      }),
    );
  });

  it('are not seen in case numbers, Bates numbers, badge numbers and dates', () => {
    const year = fc.integer({ min: 10, max: 99 });
    const number = fc.oneof(
      fc.tuple(year, digits(6)).map(([y, n]) => `${y}-${n}`),
      fc.tuple(year, digits(6), fc.constantFrom('CK', 'CD', 'NO')).map(([y, n, suffix]) => `${y}-${n}-${suffix}`),
      fc.tuple(digits(1), year, digits(5)).map(([o, y, n]) => `${o}:${y}-cv-${n}`),
      fc.tuple(fc.constantFrom('DOE-', 'CITY_', 'DPD ', ''), digits(7)).map(([prefix, n]) => `${prefix}${n}`),
      fc.tuple(fc.constantFrom('DOE-', 'CITY_', ''), digits(10)).map(([prefix, n]) => `${prefix}${n}`),
      fc.tuple(fc.integer({ min: 2000, max: 2030 }), digits(4)).map(([y, n]) => `${y}-${n}`),
      fc.tuple(digits(4), digits(3), digits(4)).map((all) => all.join('-')),
    );
    fc.assert(
      fc.property(number, around, (text, [head, tail]) => {
        expect(find(`${head}${text}${tail}`, ['phone'])).toEqual([]);
      }),
    );
  });

  it('are found without area or gaps where they are named', () => {
    expect(find('Cell: 555-0142')).toEqual([['phone', '555-0142']]);
    expect(find('Phone 3135550142')).toEqual([['phone', '3135550142']]);
    expect(find('Row 3135550142, item 555-0142')).toEqual([]);
  });
});

describe('birth dates', () => {
  it.each([
    ['DOB: 04/12/1979', '04/12/1979'],
    ['D.O.B. 4-12-79', '4-12-79'],
    ['Date of birth (month, day, year)\nApril 12, 1979', 'April 12, 1979'],
    ['was born on 12 April 1979 in', '12 April 1979'],
    ['1979-04-12 (date of birth)', '1979-04-12'],
  ])('are found in %j', (text, date) => expect(find(text)).toEqual([['birth-date', date]]));

  it('are not seen in other dates', () => {
    expect(find('On February 9, 2026 she wrote. Stubborn on 02/09/2026.')).toEqual([]);
  });
});

describe('licences', () => {
  it.each([
    ['S 123 456 789 012', 'S 123 456 789 012'],
    ['S123456789012.', 'S123456789012'],
    ["Driver's license no. AB-123456", 'AB-123456'],
    ['OLN: S-123-456-789-012', 'S-123-456-789-012'],
  ])('are found in %j', (text, number) => expect(find(text)).toEqual([['licence', number]]));
});

describe("a person's own terms", () => {
  it('are found over line ends, hyphens and typography, as whole words', () => {
    expect(terms('John\n  Smith met JOHN SMITH; Johnsmith', 'john smith')).toEqual(['John\n  Smith', 'JOHN SMITH']);
    expect(terms('the trans-\nlator came', 'translator')).toEqual(['trans-\nlator']);
    expect(terms('Smith-\nJones and Smith-Jones', 'Smith-Jones')).toEqual(['Smith-\nJones', 'Smith-Jones']);
    expect(terms('O\u2019Neil, Smith-Jones', "o'neil", 'Smith')).toEqual(['O\u2019Neil', 'Smith']);
    expect(terms('Smithson, blacksmith', 'smith')).toEqual([]);
  });

  it('are found wherever they are put, whatever white space lies between', () => {
    const word = fc.stringMatching(/^[A-Za-z]{2,9}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(' ', '\n', '  ', '\t'),
        (all, gap) => {
          const text = `xx, ${all.join(gap)}; yy`;
          expect(terms(text, all.join(' '))).toContain(all.join(gap));
        },
      ),
    );
  });

  it('and patterns never throw, and give places within the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, term) => {
        for (const { from, to } of findPatterns(text, { patterns: every, terms: [term] })) {
          expect(from >= 0 && from < to && to <= text.length).toBe(true);
        }
      }),
    );
  });
});
