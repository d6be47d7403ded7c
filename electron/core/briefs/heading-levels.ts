import type { Block } from '../../../shared/domain/brief-blocks.ts';

type Last = { level: number };

/**
 * Gives the blocks with headings that begin at level 1 and go down one level at a time, as a tagged PDF must have them
 * (ISO 14289-1, 7.4.2): a heading that a person set too deep is raised.
 */
export function evenLevels(blocks: readonly Block[]): Block[] {
  return evenAll(blocks, { level: 0 });
}

function evenAll(blocks: readonly Block[], last: Last): Block[] {
  return blocks.map((block) => even(block, last));
}

function next(level: number, last: Last): number {
  last.level = Math.min(level, last.level + 1);
  return last.level;
}

function even(block: Block, last: Last): Block {
  switch (block.kind) {
    case 'heading':
    case 'disputes':
      return { ...block, level: next(block.level, last) };
    case 'facts':
      return block.groups.length === 0 ? block : { ...block, level: next(block.level, last) };
    case 'information':
      return block.groups.every((group) => group.heading === '') ? block : { ...block, level: next(block.level, last) };
    case 'custody':
      return block.exhibits.length === 0 ? block : { ...block, level: next(block.level, last) };
    case 'just-cause': {
      if (block.tests.length === 0) return block;
      const level = next(block.level, last);
      return { ...block, level, tests: block.tests.map((test) => ({ ...test, blocks: evenAll(test.blocks, last) })) };
    }
    case 'argument':
      return {
        ...block,
        sections: block.sections.map((section) => ({
          ...section,
          level: next(section.level, last),
          blocks: evenAll(section.blocks, last),
        })),
      };
    case 'list':
      return { ...block, items: block.items.map((item) => evenAll(item, last)) };
    case 'quotation':
      return { ...block, blocks: evenAll(block.blocks, last) };
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: evenAll(cell.blocks, last) }))),
      };
    default:
      return block;
  }
}
