import { array, assert, property, stringMatching } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactedWordsIn } from '../../../shared/domain/redactions.ts';
import { RepeatFinder } from '../../../shared/domain/repeated-words.ts';

const extents = (text: string, ...words: string[]) =>
  new RepeatFinder(words.map((each) => ({ words: each })))
    .in(text)
    .map(({ redaction, extent }) => [redaction.words, extent]);

describe('redacted words in a text', () => {
  it('are found whole, blanks and type aside', () => {
    expect(extents('He met Jane\nRoe; the number is 313‑555‑0142.', 'Jane Roe', '313-555-0142')).toEqual([
      ['Jane Roe', 'whole'],
      ['313-555-0142', 'whole'],
    ]);
    expect(extents('Janet Roebuck called', 'Jane Roe')).toEqual([]);
  });

  it('are found in part: a number or a mail address of a longer passage, or many of its words in a row', () => {
    const passage =
      'Her phone is 313-555-0142, her mail roe@home.test.\nShe told the desk that she would not come back.';
    expect(extents('Call 313-555-0142.', passage)).toEqual([[passage, 'part']]);
    expect(extents('Mail roe@home.test now.', passage)).toEqual([[passage, 'part']]);
    expect(extents('It was said that “the desk that she would not” be used.', passage)).toEqual([[passage, 'part']]);
    expect(extents('She told the court that the phone is new.', passage)).toEqual([]);
  });

  it('are passed over where they are too common to tell', () => {
    expect(extents('the lieutenant said so', 'the', 'said')).toEqual([]);
  });

  it('are found wherever the closer look finds them', () => {
    const word = stringMatching(/^[A-Za-zé0-9'-]{1,8}$/);
    assert(
      property(array(word, { minLength: 1, maxLength: 12 }), array(word, { maxLength: 3 }), (text, more) => {
        const all = [text.slice(0, 3).join(' '), text.slice(2, 4).join('\n'), more.join(' ')].map((words) => ({
          words,
        }));
        const found = new RepeatFinder(all).in(text.join(' ')).filter(({ extent }) => extent === 'whole');
        expect(found.map(({ redaction }) => redaction)).toEqual(redactedWordsIn(text.join(' '), all));
      }),
    );
  });
});
