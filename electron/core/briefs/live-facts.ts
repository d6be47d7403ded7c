import type { FactView } from '../../../shared/contract/views.ts';
import type { Block } from '../../../shared/domain/brief-blocks.ts';
import { groupBy } from '../../../shared/group-by.ts';
import { allRows } from '../journal/read.ts';
import { citesOf, counted, dateWords, type Ground, sentenceOf, whoSays, withCites } from './ground.ts';

type Group = { readonly heading: string; readonly facts: readonly FactView[] };

/** Numbers the facts as the statement of facts will, so that what is composed before it can point to it. */
export function numberFacts(ground: Ground): void {
  for (const fact of groupsOf(ground).flatMap((group) => group.facts)) {
    ground.paragraphs.set(fact.id, ground.paragraphs.size + 1);
  }
}

/** Gives the statement of facts: what the exhibits prove, by date, with numbers. */
export function factsOf(ground: Ground, level: number): Block | null {
  if (ground.printed.has('facts')) {
    ground.warnings.add('the statement of facts stands in this paper twice; it is printed where it stands first');
    return null;
  }
  ground.printed.add('facts');
  const left = ground.facts.size - ground.proven.length;
  if (left > 0) {
    ground.warnings.add(
      `${counted(left, 'fact has', 'facts have')} no exhibit to prove it and ${left === 1 ? 'is' : 'are'} left out`,
    );
  }
  const groups = groupsOf(ground).map(({ heading, facts }) => ({
    heading,
    sentences: facts.flatMap((fact) => sentenceOf(ground, fact.id) ?? []),
  }));
  return { kind: 'facts', at: ground.block, level, groups };
}

function groupsOf(ground: Ground): Group[] {
  const dated = groupBy(
    ground.proven.filter((fact) => fact.date !== null),
    (fact) => fact.date ?? '',
  );
  const groups = [...dated].map(([date, facts]): Group => ({ heading: sentenceCase(dateWords(date) ?? ''), facts }));
  const undated = ground.proven.filter((fact) => fact.date === null);
  return undated.length === 0 ? groups : [...groups, { heading: 'Without a date', facts: undated }];
}

/** Gives the points on which two sources differ, where an exhibit proves both accounts. */
export function disputesOf(ground: Ground, level: number): Block {
  const points = allRows(ground.opened, 'contradiction').flatMap(({ factA, factB, note }) => {
    const [a, b] = [ground.facts.get(factA), ground.facts.get(factB)];
    if (a === undefined || b === undefined) return [];
    const [citesA, citesB] = [citesOf(ground, a), citesOf(ground, b)];
    if (citesA.length === 0 || citesB.length === 0) return [];
    return {
      point: note || 'Two sources differ',
      one: { who: whoSays(ground, a), runs: withCites(ground, a.text, citesA) },
      other: { who: whoSays(ground, b), runs: withCites(ground, b.text, citesB) },
    };
  });
  return { kind: 'disputes', at: ground.block, level, heading: 'Points on which the sources differ', points };
}

/** Gives what happened, day by day, each event with who says so. */
export function chronologyOf(ground: Ground): Block {
  const events = ground.proven
    .filter((fact) => fact.date !== null)
    .flatMap((fact) => {
      const sentence = sentenceOf(ground, fact.id);
      if (sentence === null) return [];
      const date = sentenceCase(dateWords(fact.date) ?? '');
      return { date, runs: sentence.runs, who: whoSays(ground, fact), status: sentence.status };
    });
  return { kind: 'chronology', at: ground.block, events };
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
