import type { Block } from '../../../shared/domain/brief-blocks.ts';
import { listComparators } from '../comparators/comparators-queries.ts';
import { rowById } from '../journal/read.ts';
import { sourcesById } from '../sources/sources-queries.ts';
import { bury, citeOf, counted, type Ground, linked, withCites } from './ground.ts';

type ProvisionWords = Extract<Block, { kind: 'provisions' }>['provisions'][number];

/** The words of policies and contracts that someone picked. The note on an excerpt is for the case alone. */
export function provisionsOf(ground: Ground): Block {
  const excerpts = [...ground.excerpts.values()];
  const sources = sourcesById(
    ground.opened,
    excerpts.map(({ source }) => source),
  );
  const provisions = excerpts.flatMap((excerpt): ProvisionWords | [] => {
    const source = sources.get(excerpt.source);
    const run = citeOf(ground, `excerpt/${excerpt.id}`);
    if (source === undefined || run === null || excerpt.quote === '') return [];
    if (source.kind !== 'policy' && source.kind !== 'contract') return [];
    return { label: run.text, title: source.title, quote: excerpt.quote, cites: linked(ground, run) };
  });
  return { kind: 'provisions', at: ground.block, provisions };
}

/** One provision by its label, with its words and the place where they stand; null where its source is not in this bundle. */
export function provisionOf(ground: Ground, id: string): Block | null {
  const provision = rowById(ground.opened, 'provision', id);
  const exhibit = provision === undefined ? undefined : ground.exhibits.get(provision.source);
  const run = (provision?.excerpt ?? null) === null ? null : citeOf(ground, `excerpt/${provision?.excerpt ?? ''}`);
  const cite = run ?? (exhibit === undefined ? null : citeOf(ground, `exhibit/${exhibit.row.id}`));
  if (provision === undefined || exhibit === undefined || cite === null) {
    bury(ground, `provision/${id}`);
    return null;
  }
  const { label, text } = provision;
  const words = { label: label || cite.text, title: exhibit.row.title, quote: text, cites: linked(ground, cite) };
  return { kind: 'provisions', at: ground.block, provisions: [words] };
}

/** The words of an excerpt, set in from both margins, with its cite; null where it is not in this bundle. */
export function quoteOf(ground: Ground, id: string): Block | null {
  const run = citeOf(ground, `excerpt/${id}`);
  const quote = ground.excerpts.get(id)?.quote ?? '';
  if (run === null || quote === '') {
    bury(ground, `quote/${id}`);
    return null;
  }
  const words = ground.bundle ? [{ kind: 'text' as const, text: quote }] : withCites(ground, quote, [run]);
  const blocks: Block[] = [{ kind: 'paragraph', at: null, runs: words }];
  return { kind: 'quotation', at: ground.block, blocks, cites: linked(ground, run) };
}

/** Comparators that an exhibit proves, or that name no source; one whose source stays out of the brief stays out with it. */
export function comparatorsOf(ground: Ground): Block {
  const all = listComparators(ground.opened).map((comparator) => ({
    comparator,
    run: comparator.excerpt === null ? null : citeOf(ground, `excerpt/${comparator.excerpt}`),
  }));
  const printed = all.filter(({ comparator, run }) => comparator.excerpt === null || run !== null);
  warn(ground, all.length - printed.length, printed.filter(({ run }) => run === null).length);
  return {
    kind: 'comparators',
    at: ground.block,
    rows: printed.map(({ comparator, run }) => ({
      person: [comparator.person, comparator.unit].filter(Boolean).join(', '),
      conduct: comparator.conduct,
      rule: comparator.rule,
      decisionMaker: comparator.decisionMaker,
      penalty: comparator.penalty,
      differs: comparator.differs,
      cites: linked(ground, run),
      own: comparator.person === ground.info.client,
    })),
  };
}

function warn(ground: Ground, left: number, bare: number): void {
  if (left > 0) {
    ground.warnings.add(
      `${counted(left, 'comparator rests', 'comparators rest')} on a source that is no exhibit and ${left === 1 ? 'is' : 'are'} left out`,
    );
  }
  if (bare > 0) {
    ground.warnings.add(
      `${counted(bare, 'comparator has', 'comparators have')} no source and ${bare === 1 ? 'is' : 'are'} printed without a cite`,
    );
  }
}
