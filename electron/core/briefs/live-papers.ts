import type { ProductionView } from '../../../shared/contract/production-views.ts';
import { batesText } from '../../../shared/domain/bates.ts';
import type { Block } from '../../../shared/domain/brief-blocks.ts';
import { custodyEventWords, type CustodyEvent } from '../../../shared/domain/custody.ts';
import { sourceKindTitles } from '../../../shared/domain/source-kind-titles.ts';
import { custodyOfSource } from '../custody/source-custody-queries.ts';
import { lastEntry } from '../custody/custody-record.ts';
import { allRows } from '../journal/read.ts';
import { privilegeLog } from '../productions/privilege-log.ts';
import { logEntries, printedDate } from '../productions/production-papers.ts';
import { getProduction, listProductions } from '../productions/productions-queries.ts';
import { getSource } from '../sources/sources-queries.ts';
import { bury, counted, type Ground } from './ground.ts';

/** Gives what was kept back from productions; before the first was handed over, everything that is marked so. */
export function privilegeLogOf(ground: Ground): Block {
  const served = allRows(ground.opened, 'production').some(
    ({ direction, servedAt }) => direction === 'given' && servedAt !== null,
  );
  if (!served) {
    ground.warnings.add(
      'no production has been handed over yet; the log lists everything that is marked to be kept back',
    );
  }
  const rows = privilegeLog(ground.opened, served ? 'withheld' : 'all');
  return { kind: 'privilege-log', at: ground.block, entries: logEntries(rows) };
}

/** Gives what a production encloses; without `id` the last one of ours. Of one that is not handed over yet, what nothing bars. */
export function productionOf(ground: Ground, id: string): Block | null {
  const listed = listProductions(ground.opened);
  const wanted =
    id === '' ? listed.find(({ direction }) => direction === 'given') : listed.find((one) => one.id === id);
  if (wanted === undefined) {
    if (id === '') ground.warnings.add('there is no production in this case yet');
    else bury(ground, `production/${id}`);
    return null;
  }
  const { production, sources } = getProduction(ground.opened, wanted.id);
  const decided = production.direction === 'received' || production.servedAt !== null;
  const kept = sources.filter((row) => (decided ? row.withheld : row.bars.length > 0));
  const going = sources.filter((row) => !kept.includes(row));
  if (!decided && kept.length > 0) {
    ground.warnings.add(
      `${counted(kept.length, 'source of the production is', 'sources of the production are')} privileged, compelled or protected and left out until a person decides`,
    );
  }
  return {
    kind: 'production',
    at: ground.block,
    to: production.party,
    means: production.means,
    entries: going.map((row) => entryOf(ground, row)),
    pages: going.reduce((sum, { pages }) => sum + pages, 0),
    withheld: kept.length === 0 ? null : `${counted(kept.length, 'item', 'items')}, stated in a privilege log`,
  };
}

function entryOf(ground: Ground, row: ProductionView['sources'][number]) {
  return {
    bates: row.range === null ? row.theirBates : batesText(row.range),
    title: row.title,
    date: printedDate(row.date),
    kind: sourceKindTitles[row.kind],
    pages: row.pages,
    received: getSource(ground.opened, row.source).sha256,
    produced: '',
    note: row.slipSheet ? 'slip sheet' : '',
  };
}

/** Entries on our own work with a source, not on the file: what its record says, and the reading of its text. */
const inside: ReadonlySet<CustodyEvent['kind']> = new Set(['changed', 'read']);

/** Gives, for each exhibit, what is known of its file and what the log says was done with it. */
export function custodyBlockOf(ground: Ground, level: number): Block {
  const exhibits = [...ground.exhibits.values()].map(({ row, fileName, sha256, pages }) => {
    const source = getSource(ground.opened, row.source);
    const particulars: [string, string][] = [
      ['File as received', fileName],
      ['Size', `${source.bytes.toLocaleString('en-US')} bytes, ${counted(pages, 'page', 'pages')}`],
      ['Custodian', source.custodian],
      ['Received', [printedDate(source.receivedOn), source.receivedHow].filter((part) => part !== '').join(', ')],
      ['Received from', source.receivedFrom],
    ];
    return {
      id: row.id,
      label: row.label,
      title: row.title,
      particulars: particulars.filter(([, value]) => value !== ''),
      sha256,
      events: eventsOf(custodyOfSource(ground.opened, row.source)),
    };
  });
  return { kind: 'custody', at: ground.block, level, exhibits, log: lastEntry(ground.opened) };
}

/** Openings that follow one another are one line. */
function eventsOf(all: readonly CustodyEvent[]) {
  const events = all.filter(({ kind }) => !inside.has(kind));
  return events.flatMap((event, at) => {
    if (event.kind === 'opened' && events[at - 1]?.kind === 'opened') return [];
    const end = events.findIndex((later, i) => i > at && later.kind !== 'opened');
    const times = event.kind === 'opened' ? (end === -1 ? events.length : end) - at : 1;
    const last = events[at + times - 1] ?? event;
    return {
      entry: times === 1 ? String(event.step) : `${event.step}-${last.step}`,
      at: instantWords(event.at),
      event: custodyEventWords[event.kind],
      detail: times === 1 ? detailOf(event) : `${times} times until ${instantWords(last.at)}`,
      actor: event.actor,
    };
  });
}

/** The name and the folder of a file that was written are left out: they may tell of other work. */
function detailOf({ kind, label, detail }: CustodyEvent): string {
  return kind === 'exported' ? label : kind === 'opened' ? '' : detail;
}

function instantWords(at: string): string {
  return at.replace('T', ' ').replace(/\.\d+Z$|Z$/u, ' UTC');
}
