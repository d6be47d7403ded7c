import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinPages, pageWords } from '../../../shared/domain/page-words.ts';
import { quotationDifference } from '../../../shared/domain/quotation-difference.ts';
import { findQuotation, readQuotation } from '../../../shared/domain/quotations.ts';

const page = pageWords(`The commander told Sgt. Roe to wait. “Call Border Patrol,” the lieu-
tenant said, “and have them identify him.” She followed the order at 18:20 and did
not ask why. It was the super-visor’s re-sponse. He paid $1,000 – in cash.`);

const stands = (quote: string) => {
  const match = findQuotation(readQuotation(quote), page);
  return match === null ? null : [...match.loose];
};
const differs = (quote: string) =>
  quotationDifference(readQuotation(quote), page)?.runs.map(({ side, text }) => `${side}: ${text}`);

describe('a quotation', () => {
  it.each([
    ['She followed the order'],
    ['she followed the order', 'capitals'],
    ['[s]he followed the order'],
    ['She followed the order at 18:20'],
    ['Call Border Patrol,” the lieutenant said, “and have'],
    ['"call Border Patrol," the lieutenant', 'capitals'],
    ["It was the super-visor's re-sponse."],
    ['It was the supervisor’s response', 'spacing'],
    ['She followed the order ... and did not ask why.'],
    ['She followed . . . the order … and did not'],
    ['The commander * * * followed the order'],
    ['[She] followed the order'],
    ['told [the sergeant] to wait'],
    ['told [her] to wait'],
    ['She follow[ed] the order'],
    ['She follow[s] the order'],
    ['She walk[s] the order', null],
    ['She followed[] the order'],
    ['She followed the order [sic] at 18:20'],
    ['She followed the order [emphasis added] at 18:20'],
    ['He paid $1,000'],
    ['have them identify him. She followed'],
    ['have them identify him, She followed', 'punctuation'],
    ['He paid $2,000', null],
    ['She followed the orders', null],
    ['did not ask', 'none'],
    ['did ask', null],
    ['and did not ask why ... She followed the order', null],
    ['the rapist', null],
  ])('%s', (quote, loose: string | null = 'none') => {
    expect(stands(quote)).toEqual(loose === null ? null : loose === 'none' ? [] : [loose]);
  });

  it('does not stand where a word is only part of one', () => {
    const text = pageWords('He saw a therapist now');
    expect(findQuotation(readQuotation('saw a the rapist now'), text)?.loose).toEqual(new Set(['spacing']));
    expect(findQuotation(readQuotation('the rapist now'), pageWords('He saw motherapist now'))).toBeNull();
  });

  it('says which marks it has', () => {
    const marks = (text: string) => [...readQuotation(text).marks].toSorted();
    expect(marks('a plain one')).toEqual([]);
    expect(marks('[T]he one ... by [him] [sic]')).toEqual(['capital', 'change', 'omission', 'remark']);
    expect(marks('one [. . .] two')).toEqual(['omission']);
  });

  it('may run over the end of a page', () => {
    const { words, firsts } = joinPages([pageWords('She called the'), pageWords('lieutenant at once')]);
    expect(firsts).toEqual([0, 3]);
    expect(findQuotation(readQuotation('called the lieutenant'), words)).toMatchObject({ first: 1, last: 3 });
  });
});

describe('the difference of a quotation', () => {
  it('names the words that were changed, left out and put in', () => {
    expect(differs('She obeyed the order at 18:20')).toEqual([
      'both: She',
      'paper: obeyed',
      'source: followed',
      'both: the order at 18:20',
    ]);
    expect(differs('She followed the order and did not ask why')).toEqual([
      'both: She followed the order',
      'source: at 18:20',
      'both: and did not ask why',
    ]);
    expect(differs('She followed the lawful order at 18:20')).toEqual([
      'both: She followed the',
      'paper: lawful',
      'both: order at 18:20',
    ]);
  });

  it('is sought in each part between marks', () => {
    expect(differs('The commander told Sgt. Roe ... She followed an order')).toEqual([
      'both: The commander told Sgt. Roe',
      'both: ...',
      'both: She followed',
      'paper: an',
      'source: the',
      'both: order',
    ]);
  });

  it('is nothing to show where hardly a word agrees', () => {
    expect(differs('Entirely unrelated words stand here instead')).toBeUndefined();
  });
});

const anyText = fc
  .array(fc.constantFrom('a', 'B', ' ', '[', ']', '.', '…', '“', '-\n', '\u00AD', '\uFB01', '9', ',', '漢', '\uD800'), {
    maxLength: 80,
  })
  .map((all) => all.join(''));
const word = fc.stringMatching(/^[a-z]{3,9}$/);
const source = fc.uniqueArray(word, { minLength: 12, maxLength: 120 });

/** A quotation of consecutive words of a page, set in other type and with marks, as an honest writer would. */
const honest = fc.record({
  words: source,
  from: fc.nat(),
  length: fc.integer({ min: 4, max: 40 }),
  breaks: fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }),
  marks: fc.array(fc.constantFrom('', '', '', '...', '. . .', '…', '* * *', '[...]', '[sic]', '[her]'), {
    minLength: 40,
    maxLength: 40,
  }),
});

describe('any page', () => {
  it('has the same words when a character beyond ASCII is added', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        expect(pageWords(`${text} \u00e9`).keys.slice(0, -1)).toEqual(pageWords(text).keys);
      }),
    );
  });

  it('holds what is quoted from it with ellipses, brackets and other type', () => {
    fc.assert(
      fc.property(honest, ({ words, from, length, breaks, marks }) => {
        const text = pageWords(
          words.map((each, i) => (breaks[i] === true ? `${each.slice(0, 2)}-\n${each.slice(2)}` : each)).join(' '),
        );
        const start = from % (words.length - 4);
        const picked = words.slice(start, start + length);
        const quote: string[] = [];
        for (let i = 0; i < picked.length; i++) {
          const mark = i === 0 || i >= picked.length - 2 ? '' : (marks[i] ?? '');
          if (mark === '' || mark === '[sic]') quote.push(picked[i]!, mark);
          else if (mark === '[her]') quote.push('[her]');
          else quote.push(mark);
        }
        const match = findQuotation(readQuotation(`“${quote.filter(Boolean).join(' ')},”`), text);
        expect(match).not.toBeNull();
        expect(match!.loose.size).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('does not hold a quotation with one word changed, and that word is named alone', () => {
    fc.assert(
      fc.property(source, fc.nat(), fc.integer({ min: 5, max: 40 }), fc.nat(), (words, from, length, at) => {
        const start = from % (words.length - 5);
        const picked = words.slice(start, start + length);
        const place = at % picked.length;
        const original = picked[place]!;
        picked[place] = 'CHANGED';
        const text = pageWords(words.join(' '));
        const quotation = readQuotation(picked.join(' '));
        expect(findQuotation(quotation, text)).toBeNull();
        const difference = quotationDifference(quotation, text)!;
        const side = (name: string) => difference.runs.filter((run) => run.side === name).map((run) => run.text);
        expect([side('paper'), difference.changed]).toEqual([['CHANGED'], 1]);
        // At an end of the quotation the changed word may as well be one that was put in.
        const inside = place > 0 && place < picked.length - 1;
        expect(side('source')).toEqual(
          inside ? [original] : expect.toSatisfy((s: string[]) => s.length === 0 || s[0] === original),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('takes any words without failing', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const [quotation, text] = [readQuotation(a), pageWords(b)];
        findQuotation(quotation, text);
        quotationDifference(quotation, text);
      }),
      { numRuns: 150 },
    );
  });
});
