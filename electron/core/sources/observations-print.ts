import type { ObservationView, SourceRow } from '../../../shared/contract/views.ts';
import { mediaClock } from '../../../shared/domain/excerpts.ts';
import { formatDay, parseDay } from '../../../shared/domain/dates.ts';
import { clockNote, isWallClock, mediaTime } from '../../../shared/domain/recordings.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Typesetter } from '../briefs/typesetter.ts';
import { caseInfo } from '../case-file/case-commands.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { addMade } from './made-sources.ts';
import { listObservations } from './observations-queries.ts';
import { getSource } from './sources-queries.ts';

export type PrintTools = {
  readonly pool: ExtractPool;
  readonly typesetter: Pick<Typesetter, 'paper'>;
  /** Folder of the templates. */
  readonly templates: string;
};

/** The log as the template `observation-log.typ` takes it: every text ready to print. */
export type LogPaper = {
  readonly title: string;
  readonly date: string;
  readonly paper: 'us-letter';
  readonly pagesAfter: 0;
  readonly sample: string | null;
  readonly caption: {
    readonly caseTitle: string;
    readonly shortTitle: string;
    readonly representative: null;
    readonly marking: null;
  };
  /** What the recording is, in order: name and value. */
  readonly particulars: readonly (readonly [string, string])[];
  readonly sha256: string;
  /** Zone of the wall clock and whether it was verified; null where no wall clock is printed. */
  readonly clockNote: string | null;
  readonly observations: readonly {
    readonly offset: string;
    readonly clock: string;
    readonly text: string;
    readonly observer: string;
  }[];
};

/**
 * Sets the log of a recording as a PDF that is evidence of its own, an audit note, frozen as its observations stand now; `date` is
 * the day on it. Gives its id. Throws `invalid-input` for a log without observations.
 */
export async function printLog(
  opened: WritableCase,
  tools: PrintTools,
  given: { readonly source: string; readonly date: string },
): Promise<string> {
  const source = getSource(opened, given.source);
  const log = listObservations(opened, source.id);
  if (log.length === 0) {
    throw new AppError('invalid-input', 'there is no observation to print', { data: { field: 'source' } });
  }
  const data = logPaper(opened, source, log, given.date);
  const options = { templatesDir: tools.templates, template: 'observation-log', date: given.date };
  const { pdf } = await tools.typesetter.paper(data, options);
  const { cameraId, videoId, wornBy } = source.details;
  const observers = observersOf(log).join(', ').slice(0, 500);
  return await addMade(opened, tools.pool, source, pdf, {
    name: `Observation log ${given.date}.pdf`,
    title: data.title.slice(0, 500),
    kind: 'bodycam-audit-note',
    format: 'pdf',
    date: given.date,
    receivedHow: 'Made in this case from the log of the recording',
    parentPath: 'Observation log',
    details: {
      ...(cameraId === undefined ? {} : { cameraId }),
      ...(videoId === undefined ? {} : { videoId }),
      ...(wornBy === undefined ? {} : { wornBy }),
      ...(observers === '' ? {} : { reviewer: observers }),
      reviewedOn: given.date,
    },
    label: 'make exhibit of the log',
  });
}

/** Gives the log as plain data for its template. Throws `invalid-input` for a date that is no day. */
export function logPaper(
  opened: ReadableCase,
  source: SourceRow,
  log: readonly ObservationView[],
  date: string,
): LogPaper {
  const info = caseInfo(opened);
  const { details } = source;
  const clock = details.clockStart ?? '';
  const observers = observersOf(log);
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Recording', source.title],
    ['File as received', source.name],
    ['Exhibit', source.label ?? undefined],
    ['Camera', details.cameraId],
    ['Video', details.videoId],
    ['Worn by', details.wornBy],
    ['Length', source.seconds === null ? undefined : mediaTime(source.seconds)],
    ['Clock at 00:00:00', isWallClock(clock) ? `${clock.replace('T', ' ')} ${clockNote(details)}` : 'Not known'],
    [observers.length > 1 ? 'Reviewers' : 'Reviewer', observers.join(', ')],
    ['Log as of', formatDay(parseDay(date))],
  ];
  return {
    title: `Observation log of ${source.title}`,
    date,
    paper: 'us-letter',
    pagesAfter: 0,
    sample: info.banner === '' ? null : info.banner,
    caption: { caseTitle: info.title, shortTitle: info.title, representative: null, marking: null },
    particulars: rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const])),
    sha256: source.sha256,
    clockNote: isWallClock(clock) ? clockNote(details) : null,
    observations: log.map((one) => ({
      offset: offsetWords(one),
      clock: one.clock ?? '',
      text: one.text,
      observer: observers.length > 1 ? one.observer : '',
    })),
  };
}

function offsetWords({ secondsFrom, secondsTo }: ObservationView): string {
  if (secondsFrom === null) return '';
  return secondsTo === null ? mediaClock(secondsFrom) : `${mediaClock(secondsFrom)}-${mediaClock(secondsTo)}`;
}

function observersOf(log: readonly ObservationView[]): string[] {
  return [...new Set(log.map(({ observer }) => observer).filter((name) => name !== ''))];
}
