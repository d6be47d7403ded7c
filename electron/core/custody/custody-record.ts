import { found } from '../../../shared/assert.ts';
import { custodyEventWords } from '../../../shared/domain/custody.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { sourceKindTitles } from '../../../shared/domain/source-kind-titles.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Typesetter } from '../briefs/typesetter.ts';
import { writeFileAtomic } from '../case-file/atomic-write.ts';
import { isOwnFile } from '../case-file/layout.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows } from '../journal/read.ts';
import { listSources } from '../sources/sources-queries.ts';
import { custodyOfSource } from './source-custody-queries.ts';

export type RecordTools = {
  readonly typesetter: Pick<Typesetter, 'paper'>;
  /** Folder of the templates. */
  readonly templates: string;
  readonly signal?: AbortSignal;
};

/** The custody record as the template `custody-record.typ` takes it: every text ready to print. */
export type RecordPaper = {
  readonly title: string;
  readonly date: string;
  readonly paper: 'us-letter';
  readonly pagesAfter: 0;
  readonly sample: string | null;
  readonly caption: {
    readonly caseTitle: string;
    readonly shortTitle: string;
    readonly representative: null;
    readonly marking: string | null;
  };
  /** Number and hash of the last entry of the log: what the record was made from. */
  readonly log: { readonly entries: number; readonly hash: string };
  readonly sources: readonly {
    readonly title: string;
    readonly particulars: readonly (readonly [string, string])[];
    readonly sha256: string;
    readonly events: readonly {
      readonly entry: string;
      readonly at: string;
      readonly event: string;
      readonly detail: string;
      readonly actor: string;
      readonly hash: string;
    }[];
  }[];
};

/**
 * Gives the custody record of sources (all, where none are named) as data for its template; `date` is the day on it. Throws
 * `not-found` for a source that is none, `invalid-input` for a day that is none.
 */
export function custodyRecord(opened: ReadableCase, ids: readonly string[] | null, date: string): RecordPaper {
  parseDay(date);
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const listed = listSources(opened);
  const byId = new Map(listed.map((source) => [source.id, source]));
  const chosen = ids === null ? listed : ids.map((id) => found(byId.get(id), 'this source'));
  return {
    title: chosen.length === 1 ? `Custody record of ${chosen[0]?.title ?? ''}` : 'Custody record',
    date,
    paper: 'us-letter',
    pagesAfter: 0,
    sample: info.banner === '' ? null : info.banner,
    caption: {
      caseTitle: info.title,
      shortTitle: info.title,
      representative: null,
      marking: info.marking === '' ? null : info.marking,
    },
    log: lastEntry(opened),
    sources: chosen.map((source) => {
      const rows: readonly (readonly [string, string])[] = [
        ['Exhibit', source.label ?? ''],
        ['Kind', sourceKindTitles[source.kind]],
        ['File as received', source.name],
        ['Size', `${source.bytes.toLocaleString('en-US')} bytes`],
        ['Custodian', source.custodian],
        ['Received', [source.receivedOn ?? '', source.receivedHow].filter((part) => part !== '').join(', ')],
        ['Received from', source.receivedFrom],
        ['Part of', source.parent === null ? '' : (byId.get(source.parent)?.title ?? 'a source that was taken out')],
      ];
      return {
        title: source.title,
        particulars: rows.filter(([, value]) => value !== ''),
        sha256: source.sha256,
        events: custodyOfSource(opened, source.id).map((event) => ({
          entry: String(event.step),
          at: event.at.replace('T', ' ').replace(/\.\d+Z$|Z$/, ' UTC'),
          event: custodyEventWords[event.kind],
          detail: event.detail,
          actor: event.actor,
          hash: event.hash,
        })),
      };
    }),
  };
}

/** Gives number and hash of the last entry of the log: what a paper on custody was made from. */
export function lastEntry(opened: ReadableCase): { entries: number; hash: string } {
  const last = opened.db
    .prepare<[], { number: number; hash: string }>('SELECT number, hash FROM journal_step ORDER BY number DESC LIMIT 1')
    .get();
  return { entries: last?.number ?? 0, hash: last?.hash ?? '' };
}

/** Writes the custody record as a PDF. Throws as custodyRecord does, `conflict` for a file of the case, what the disk says. */
export async function printCustodyRecord(
  opened: ReadableCase,
  request: { readonly sources: readonly string[] | null; readonly date: string; readonly path: string },
  tools: RecordTools,
): Promise<{ pages: number }> {
  if (isOwnFile(opened.layout, request.path)) throw new AppError('conflict', 'that is a file of the case');
  const data = custodyRecord(opened, request.sources, request.date);
  const options = { templatesDir: tools.templates, template: 'custody-record', date: request.date };
  const { pdf, pages } = await tools.typesetter.paper(data, options, tools.signal);
  await writeFileAtomic(request.path, pdf);
  return { pages };
}
