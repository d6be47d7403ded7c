import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { Block } from '../../../shared/domain/brief-blocks.ts';
import { bury, type Ground } from './ground.ts';
import { argumentOf, issueOf, issuesOf } from './live-argument.ts';
import { comparatorsOf, provisionOf, provisionsOf, quoteOf } from './live-evidence.ts';
import { informationOf } from './live-information.ts';
import { custodyBlockOf, privilegeLogOf, productionOf } from './live-papers.ts';
import { witnessesOf } from './live-people.ts';
import { justCauseOf } from './live-tests.ts';
import { chronologyOf, disputesOf, factsOf } from './live-facts.ts';

/** Gives what the case puts in place of a live block, or null where it has nothing that may be printed. */
export function liveBlock(
  ground: Ground,
  { object, id }: { object: LiveObject; id: string | null },
  level: number,
): Block | null {
  const block = madeOf(ground, object, id ?? '', level);
  return block === null || isEmpty(block) ? null : block;
}

function madeOf(ground: Ground, object: LiveObject, id: string, level: number): Block | null {
  switch (object) {
    case 'quote':
      return quoteOf(ground, id);
    case 'provision':
      return provisionOf(ground, id);
    case 'provisions':
      return provisionsOf(ground);
    case 'issues':
      return issuesOf(ground);
    case 'argument':
      return argumentOf(ground, level);
    case 'issue': {
      const issue = ground.issues.find((one) => one.id === id);
      if (issue === undefined) bury(ground, `issue/${id}`);
      return issue === undefined ? null : issueOf(ground, issue, level);
    }
    case 'facts':
      return factsOf(ground, level);
    case 'disputes':
      return disputesOf(ground, level);
    case 'chronology':
      return chronologyOf(ground);
    case 'comparators':
      return comparatorsOf(ground);
    case 'witnesses':
      return witnessesOf(ground);
    case 'just-cause':
      return justCauseOf(ground, level);
    case 'information':
      return informationOf(ground, level);
    case 'privilege-log':
      return privilegeLogOf(ground);
    case 'production':
      return productionOf(ground, id);
    case 'custody':
      return custodyBlockOf(ground, level);
    case 'exhibits':
    case 'certificate':
      return onceOf(ground, object);
  }
}

/** What stands beside the blocks is printed where it stands first; without exhibits there is nothing to print. */
function onceOf(ground: Ground, kind: 'exhibits' | 'certificate'): Block | null {
  if (ground.exhibits.size === 0 || ground.printed.has(kind)) return null;
  ground.printed.add(kind);
  return { kind, at: ground.block };
}

function isEmpty(block: Block): boolean {
  switch (block.kind) {
    case 'issues':
      return block.questions.length === 0;
    case 'provisions':
      return block.provisions.length === 0;
    case 'facts':
      return block.groups.length === 0;
    case 'disputes':
      return block.points.length === 0;
    case 'argument':
      return block.sections.length === 0;
    case 'comparators':
      return block.rows.length === 0;
    case 'chronology':
      return block.events.length === 0;
    case 'witnesses':
      return block.people.length === 0;
    case 'just-cause':
      return block.tests.length === 0;
    case 'information':
      return block.groups.length === 0;
    case 'privilege-log':
    case 'production':
      return block.entries.length === 0;
    case 'custody':
      return block.exhibits.length === 0;
    default:
      return false;
  }
}
