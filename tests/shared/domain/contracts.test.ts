import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCalendar, loadContracts } from '../../../electron/core/deadlines/calendars.ts';
import { contractBanner, contractTemplateSchema, isExpired, ruleOfClock } from '../../../shared/domain/contracts.ts';
import { computeDeadline } from '../../../shared/domain/deadlines.ts';

const resources = join(import.meta.dirname, '../../../resources');
const templates = await loadContracts(resources);
const find = (id: string) => templates.find((template) => template.id === id)!;
const detroit = find('detroit-dplsa-2014');
const statutes = find('michigan-statutes');
const clock = (id: string) => [...detroit.clocks, ...statutes.clocks].find((each) => each.id === id)!;

describe('the Detroit agreement of 2014-2019', () => {
  it.each([
    ['grievance-filed', 15, 'calendar'],
    ['step-1-answer', 7, 'calendar'],
    ['step-1-appeal', 7, 'calendar'],
    ['step-2-answer', 7, 'calendar'],
    ['chief-appeal', 7, 'calendar'],
    ['chief-meeting', 10, 'calendar'],
    ['chief-decision', 10, 'calendar'],
    ['arbitration-intent', 10, 'calendar'],
    ['commander-hearing-appeal', 5, 'unspecified'],
    ['commander-hearing', 7, 'unspecified'],
    ['mediation-request', 5, 'calendar'],
    ['mediation', 14, 'unspecified'],
    ['discipline-arbitration-notice', 5, 'unspecified'],
    ['discipline-arbitration-hearing', 30, 'unspecified'],
    ['discipline-arbitration-award', 10, 'business'],
  ])('has the clock %s of %i days, %s', (id, count, mode) => {
    expect(clock(id)).toMatchObject({ count, mode, unit: 'days' });
  });

  it('runs mediation and arbitration in parallel from the same hearing', () => {
    expect(clock('mediation-request').parallelWith).toEqual(['discipline-arbitration-notice']);
    expect(clock('mediation-request').trigger.after).toBe('commander-hearing');
    expect(clock('discipline-arbitration-notice').trigger.after).toBe('commander-hearing');
  });

  it('settles a grievance on the last decision when an appeal is missed', () => {
    for (const id of ['step-1-appeal', 'chief-appeal', 'arbitration-intent'])
      expect(clock(id).unanswered.effect).toBe('settled');
  });

  it('holds the rule on evidence not produced at an earlier step', () => {
    expect(detroit.rules.map((rule) => rule.id)).toContain('evidence-produced-earlier');
  });

  it('shows that it is expired from 1 January 2020 on', () => {
    expect(isExpired(detroit, '2019-12-31')).toBe(false);
    expect(isExpired(detroit, '2020-01-01')).toBe(true);
    expect(contractBanner(detroit, '2026-02-19')).toContain('31 Dec 2019');
    expect(contractBanner(detroit, '2019-01-01')).toContain('Not confirmed');
  });

  it('computes an unstated unit to its earliest reading', async () => {
    const calendar = await loadCalendar(resources, detroit.calendar);
    const result = computeDeadline(ruleOfClock(detroit, clock('commander-hearing-appeal')), '2026-02-19', calendar);
    expect(result.readings.map((reading) => reading.due)).toEqual(['2026-02-24', '2026-02-26']);
    expect(result.trace.rule.source).toBe(detroit.source);
  });
});

describe('the statutory clocks', () => {
  it.each([
    ['wpa-90-days', '2026-05-11'],
    ['pera-6-months', '2026-08-10'],
    ['elcra-3-years', '2029-02-10'],
    ['section-1983-3-years', '2029-02-10'],
  ])('counts %s from 2026-02-10 to %s', async (id, expected) => {
    const calendar = await loadCalendar(resources, statutes.calendar);
    expect(computeDeadline(ruleOfClock(statutes, clock(id)), '2026-02-10', calendar).due).toBe(expected);
  });

  it('all name a source of their own, must be confirmed, and never expire', () => {
    for (const each of statutes.clocks)
      expect(each).toMatchObject({ needsConfirmation: true, source: expect.stringMatching(/MCL|USC/) });
    expect(isExpired(statutes, '2099-01-01')).toBe(false);
    expect(contractBanner(statutes, '2026-01-01')).toContain('Not confirmed');
  });
});

describe('a contract template', () => {
  const [first, second] = detroit.clocks;
  it.each<[string, unknown]>([
    ['two clocks with one id', { clocks: [first, first] }],
    ['a clock after one that is not there', { clocks: [second] }],
    ['a clock after itself', { clocks: [{ ...first, trigger: { text: 'x', stated: true, after: first!.id } }] }],
    ['clocks in parallel on one side alone', { clocks: [{ ...first, parallelWith: ['step-1-answer'] }, second] }],
    ['no clocks', { clocks: [] }],
    ['an unknown mode', { clocks: [{ ...first, mode: 'weekdays' }] }],
    ['a term that is no date', { term: { from: '2014', to: 'soon' } }],
    ['a field that it does not know', { score: 5 }],
  ])('is refused with %s', (_what, wrong) => {
    expect(contractTemplateSchema.safeParse({ ...detroit, ...(wrong as object) }).success).toBe(false);
  });

  it('is taken as shipped', () => {
    for (const template of templates) expect(contractTemplateSchema.parse(template)).toEqual(template);
  });
});
