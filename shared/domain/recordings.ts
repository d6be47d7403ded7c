import { Temporal } from 'temporal-polyfill';
import type { SourceFormat, SourceKind, UnreadableReason } from './sources.ts';

/** Tells whether a source runs in time: a recording that we read, or one that no reader here knows and a person says is one. */
export function isRecording(source: {
  readonly format: SourceFormat;
  readonly kind: SourceKind;
  readonly unreadable: UnreadableReason | null;
}): boolean {
  if (source.format === 'video' || source.format === 'audio' || source.unreadable === 'unplayable') return true;
  const isSaid = source.kind === 'bodycam-video' || source.kind === 'video' || source.kind === 'audio';
  return source.unreadable !== null && isSaid;
}

/** Gives a media offset in seconds as `HH:MM:SS.mmm`, rounded down to the millisecond. */
export function mediaTime(seconds: number): string {
  // Subtle: 1.001 * 1000 is 1000.9999999999999; a millionth of a millisecond makes up for it.
  const all = Math.floor(Math.max(0, seconds) * 1000 + 1e-6);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  const whole = Math.floor(all / 1000);
  const clock = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((part) => pad(part, 2));
  return `${clock.join(':')}.${pad(all % 1000, 3)}`;
}

/** Gives the seconds that a typed offset means: `3:15`, `00:03:15.5`, `75.2`; null where it means none. */
export function parseMediaTime(typed: string): number | null {
  const match = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,3})\d*)?$/.exec(typed.trim());
  if (match === null) return null;
  const [, hours, minutes, seconds, fraction = ''] = match;
  if (minutes !== undefined && Number(seconds) > 59) return null;
  if (hours !== undefined && Number(minutes) > 59) return null;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
  return (whole * 1000 + Number(fraction.padEnd(3, '0'))) / 1000;
}

/** Tells whether a text is a time of day on a day that exists, `YYYY-MM-DDTHH:MM:SS` with or without a fraction. */
export function isWallClock(text: string): boolean {
  return parseClock(text) !== null;
}

function parseClock(text: string): Temporal.PlainDateTime | null {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?$/.test(text)) return null;
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return null;
  }
}

/**
 * Gives the time of day and the day at an offset, `2026-02-09 18:23:15`, from the clock at the first moment of the recording;
 * null where that is not known. Local time as the camera kept it: seconds are added and no zone is reckoned with.
 */
export function wallClockAt(clockStart: string | undefined, seconds: number): string | null {
  const start = parseClock(clockStart ?? '');
  if (start === null || !Number.isFinite(seconds)) return null;
  const at = start.add({ milliseconds: Math.floor(seconds * 1000 + 1e-6) });
  return at.year > 9999 ? null : at.toString({ fractionalSecondDigits: 3 }).replace('T', ' ').slice(0, 19);
}

/**
 * Gives the clock at the first moment, `YYYY-MM-DDTHH:MM:SS`, from the day and time that the recording shows at an offset; null
 * where the text, `2026-02-09 18:23:15`, is no such time.
 */
export function clockStartFrom(typed: string, seconds: number): string | null {
  const at = parseClock(
    typed
      .trim()
      .replace(/\s+/, 'T')
      .replace(/T(\d):/, 'T0$1:')
      .replace(/(T\d\d:\d\d)$/, '$1:00'),
  );
  const start = at?.subtract({ seconds: Math.floor(seconds) });
  return start === undefined || start.year < 1000 ? null : start.toString({ smallestUnit: 'second' });
}

/** What may be said of a recording's clock: `18:23:15 EST` says little while nobody has compared it with another. */
export type RecordingClock = {
  readonly clockStart?: string | undefined;
  readonly clockZone?: string | undefined;
  readonly clockVerified?: boolean | undefined;
  readonly clockVerifiedBy?: string | undefined;
};

/** Gives the words that go with a wall clock: its zone, and who verified it or that nobody did. */
export function clockNote(clock: RecordingClock): string {
  const zone = clock.clockZone?.trim() ?? '';
  const by = clock.clockVerifiedBy?.trim() ?? '';
  const verified =
    clock.clockVerified === true ? `clock verified${by === '' ? '' : ` by ${by}`}` : 'clock not verified';
  return zone === '' ? `zone not stated, ${verified}` : `${zone}, ${verified}`;
}
