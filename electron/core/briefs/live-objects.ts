import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { Block } from '../../../shared/domain/brief-blocks.ts';
import { bury, type Ground } from './ground.ts';
import { argumentOf, issueOf, issuesOf } from './live-argument.ts';
import { comparatorsOf, provisionOf, provisionsOf, quoteOf } from './live-evidence.ts';
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
  const at = ground.block;
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
    case 'exhibits':
    case 'certificate':
      return { kind: object, at };
    default:
      return null;
  }
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
    default:
      return false;
  }
}
