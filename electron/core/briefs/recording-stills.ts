import type { SourceRow } from '../../../shared/contract/views.ts';
import { clockNote, mediaTime, wallClockAt } from '../../../shared/domain/recordings.ts';
import { exportable } from '../../../shared/domain/sources.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { rowsWhere } from '../journal/read.ts';
import { redactionsOfSource } from '../redactions/redactions-queries.ts';
import { excerptsOfSource } from '../sources/excerpts-queries.ts';
import { getSource } from '../sources/sources-queries.ts';

/** How many stills the sheet of a recording shows at most. */
const mostStills = 4;

/** A still that the sheet of a recording shows. */
type SheetStill = { readonly source: SourceRow; readonly seconds: number };

export type SheetStills = {
  /** In order of time. */
  readonly shown: readonly SheetStill[];
  /** All that may be printed, the shown ones among them. */
  readonly taken: number;
  /** Offset of the first cited place of which there is no still, or null; the beginning where nothing is cited and none is taken. */
  readonly next: number | null;
};

type Place = { readonly from: number; readonly to: number };

/**
 * Gives the stills for the sheet of a recording: of each cited place the nearest one, the best four; the first one where nothing
 * is cited. One that is withheld or redacted is not among them.
 */
export function stillsForSheet(opened: ReadableCase, recording: SourceRow): SheetStills {
  const all = rowsWhere(opened, 'source', 'parent', recording.id)
    .flatMap(({ id, parentSeconds }) =>
      parentSeconds === null ? [] : [{ source: getSource(opened, id), seconds: parentSeconds }],
    )
    .filter(({ source }) => isPrintable(source) && redactionsOfSource(opened, source.id).length === 0)
    .toSorted((a, b) => a.seconds - b.seconds || (a.source.id < b.source.id ? -1 : 1));
  const cited = excerptsOfSource(opened, recording.id)
    .flatMap(({ secondsFrom, secondsTo }): Place[] =>
      secondsFrom === null ? [] : [{ from: secondsFrom, to: secondsTo ?? secondsFrom }],
    )
    .toSorted((a, b) => a.from - b.from);
  const beginning = all.length === 0 ? 0 : null;
  if (cited.length === 0) return { shown: all.slice(0, 1), taken: all.length, next: beginning };
  const nearest = new Map<SheetStill, number>();
  for (const place of cited) {
    const still = all.toSorted((a, b) => away(a, place) - away(b, place))[0];
    if (still === undefined) break;
    nearest.set(still, Math.min(away(still, place), nearest.get(still) ?? Number.POSITIVE_INFINITY));
  }
  const best = [...nearest].toSorted((a, b) => a[1] - b[1] || a[0].seconds - b[0].seconds).slice(0, mostStills);
  const without = cited.find((place) => all.every((still) => away(still, place) > sameMoment));
  return {
    shown: best.map(([still]) => still).toSorted((a, b) => a.seconds - b.seconds),
    taken: all.length,
    next: without?.from ?? null,
  };
}

/** Seconds within which a still shows a cited place. */
const sameMoment = 0.5;

const isPrintable = (source: SourceRow): boolean =>
  exportable(source) && source.unreadable === null && (source.format === 'png' || source.format === 'jpeg');

const away = ({ seconds }: SheetStill, { from, to }: Place): number => Math.max(0, from - seconds, seconds - to);

/** Gives the words under a still: its time in the recording, and the clock of the recording where that is known. */
export function stillCaption(recording: SourceRow, seconds: number): string {
  const clock = wallClockAt(recording.details.clockStart, seconds);
  const time = `At ${mediaTime(seconds)}`;
  return clock === null ? time : `${time}: ${clock}, ${clockNote(recording.details)}`;
}
