import { describe, expect, it } from 'vitest';
import { whyFactual } from '../../../shared/domain/factual-sentences.ts';
import { NameFinder } from '../../../shared/domain/named-people.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { dateWithin, datesAgree, saidDates, saidDay } from '../../../shared/domain/said-dates.ts';

const person = (name: string, rank: string, role: Person['role'] = 'witness'): Person => ({
  id: name,
  name,
  rank,
  role,
  badge: '',
  unit: '',
  note: '',
});
const names = new NameFinder([
  person('Denise Wallet', 'Sgt.', 'client'),
  person('Todd Bettison', 'Chief'),
  person('Board of Police Commissioners', ''),
  person('Lieutenant (not named)', ''),
]);

describe('a sentence says a fact', () => {
  it.each([
    ['A call was made on February 9, 2026.', [], 'it names a date (February 9, 2026)'],
    ['It lasted for 27 long minutes.', [], 'it has a number (27)'],
    ['Chief Bettison said that it was.', [], 'it tells what Bettison did or what was done'],
    ['The lieutenant left the room.', ['Statement of facts'], 'it tells of the past under “Statement of facts”'],
    ['The lieutenant left the room.', ['Argument'], null],
    ['Rule 307 and 42 U.S.C. § 1983 do not help the employer.', ['Argument'], null],
    ['Was a call made on February 9, 2026?', [], null],
    ['The suspension of 10 days should be rescinded.', [], null],
    ['Rescind the suspension of 10 days.', ['Conclusion and remedy'], null],
    ['On Monday then.', ['Facts'], null],
  ])('%s %j', (text, under, why) => {
    expect(whyFactual(text, under, names)).toBe(why);
  });
});

describe('the people of a case', () => {
  it('are found by last name with their rank, bodies and people without a name are not', () => {
    const found = names.namesIn(
      'Lt. Denise Wallet and the chief told Bettison; SGT. WALLET; Deputy Chief Bettison; a wallet; Police',
    );
    expect(found.map(({ person: { surname }, rank }) => [surname, rank])).toEqual([
      ['Wallet', 'Lieutenant'],
      ['Bettison', null],
      ['Wallet', 'Sergeant'],
      ['Bettison', 'Deputy Chief'],
    ]);
  });

  it('are suspected in a name that is one letter away, not in a plural', () => {
    const near = names.nearNamesIn('Bettisen, Walelt and Betison met the Wallets and Bettison').map(({ word }) => word);
    expect(near).toEqual(['Bettisen', 'Walelt', 'Betison']);
  });
});

describe('dates that are said', () => {
  const [day, noYear, month, other] = ['February 9, 2026', 'Feb. 9', 'February 2026', '2/10/2026'].map(
    (text) => saidDates(text)[0]!,
  );
  it('agree where what one leaves out does not speak against the other', () => {
    expect([
      datesAgree(day!, noYear!),
      datesAgree(day!, month!),
      datesAgree(noYear!, month!),
      datesAgree(day!, other!),
    ]).toEqual([true, true, true, false]);
  });

  it('lie within fuzzy dates that can mean them', () => {
    expect(
      ['2026-02', '2026-02-09', '2026', '2026-02-10~', '2026-01/2026-02-09'].map((edtf) => dateWithin(day!, edtf)),
    ).toEqual([true, true, true, true, true]);
    expect(['2026-03', '2026-02-10', '2025'].map((edtf) => dateWithin(day!, edtf))).toEqual([false, false, false]);
    expect([saidDay('2026-02-09')?.text, saidDay('2026-02'), saidDay('2026-02-09~')]).toEqual([
      'February 9, 2026',
      null,
      null,
    ]);
  });
});
