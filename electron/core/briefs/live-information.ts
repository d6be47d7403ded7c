import type { FactView } from '../../../shared/contract/views.ts';
import type { Block } from '../../../shared/domain/brief-blocks.ts';
import { listComparators } from '../comparators/comparators-queries.ts';
import { counted, dateWords, type Ground, sentenceOf } from './ground.ts';
import { testsOf } from './live-tests.ts';

type Group = Extract<Block, { kind: 'information' }>['groups'][number];
type Request = Group['requests'][number];

/**
 * Gives what the case still lacks, as requests that a person reads before they go out. They go to the other side, so they never say
 * what is missing on ours, tell nothing that rests on a source of ours, and no fact that speaks against the employee.
 */
export function informationOf(ground: Ground, level: number): Block {
  const events = factRequests(ground);
  if (events.length > 0) {
    ground.warnings.add(
      `the request tells ${counted(events.length, 'fact', 'facts')} of this case that ${events.length === 1 ? 'has' : 'have'} no source: read it before it goes out`,
    );
  }
  const groups: Group[] = [
    { heading: 'Rules and instructions', requests: ruleRequests(ground) },
    { heading: 'What happened', requests: events },
    { heading: 'The tests of just cause', requests: testRequests(ground) },
    { heading: 'Other employees', requests: comparatorRequests(ground) },
  ];
  return {
    kind: 'information',
    at: ground.block,
    level,
    groups: groups.filter(({ requests }) => requests.length > 0),
  };
}

/** Rules that the case names and that nobody has shown: those under which comparators were disciplined without a source. */
function ruleRequests(ground: Ground): Request[] {
  const rules = listComparators(ground.opened).flatMap(({ rule, excerpt }) =>
    rule.trim() === '' || excerpt !== null ? [] : rule.trim(),
  );
  const instructions = unsourced(ground).filter(({ kind }) => kind === 'instruction');
  return [
    ...[...new Set(rules)].map((rule) => ({
      text: `The full text of this rule or policy in each version in force since the conduct at issue, with the day on which each took effect: ${rule}`,
      why: 'Bears on what the rule says and who was told of it.',
    })),
    ...instructions.map((fact) => ({
      text: `Every record of the instruction${onDay(fact)}${byChannel(fact)}, in writing or recorded, with who gave it, to whom and when: ${fact.text}`,
      why: 'Bears on what was ordered, by whom.',
    })),
  ];
}

function factRequests(ground: Ground): Request[] {
  return unsourced(ground)
    .filter(({ kind }) => kind !== 'instruction')
    .map((fact) => ({
      text: `Every document and recording that shows or bears on the following${onDay(fact)}: ${fact.text}`,
      why: '',
    }));
}

function testRequests(ground: Ground): Request[] {
  return testsOf(ground)
    .filter(({ facts }) => !facts.some(({ fact }) => sentenceOf(ground, fact) !== null))
    .map(({ title, question }) => ({
      text: `Every document on which the employer relies for this question: ${question || title}`,
      why: '',
    }));
}

function comparatorRequests(ground: Ground): Request[] {
  return listComparators(ground.opened)
    .filter(({ excerpt }) => excerpt === null)
    .map(({ person, unit, conduct, rule }) => ({
      text: `The notice, the investigation file and the decision in the matter of ${[person, unit].filter(Boolean).join(', ')}${conduct === '' ? '' : ` (${conduct.replace(/\.\s*$/u, '')})`}${rule === '' ? '' : `, under ${rule}`}`,
      why: 'Bears on whether like conduct is treated alike.',
    }));
}

/** Facts that rest on no source at all and do not speak against the employee. */
function unsourced(ground: Ground): FactView[] {
  return [...ground.facts.values()].filter(({ pins, side }) => pins.length === 0 && side !== 'hurts');
}

function onDay({ date }: FactView): string {
  const words = dateWords(date);
  return words === null ? '' : ` (${words})`;
}

function byChannel({ channel }: FactView): string {
  return channel === '' ? '' : ` by ${channel}`;
}
