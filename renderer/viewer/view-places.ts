import { useMemo } from 'react';
import type { Turn } from './geometry.ts';
import type { Zoom } from './zoom.ts';

/** Where a reader is in a source and how it is shown. Pages count from 1; `part` is how far down the page, 0 to 1. */
export type ViewPlace = {
  readonly page: number;
  readonly part: number;
  readonly zoom: Zoom;
  readonly turn: Turn;
  /** The sheet of a table in view, from 0. */
  readonly sheet?: number;
  /** Offset in a recording, in seconds. */
  readonly seconds?: number;
};

const key = 'viewer.places';
const most = 500;
const start: ViewPlace = { page: 1, part: 0, zoom: 'width', turn: 0 };

/** Gives where the reader left a source on this computer; the beginning for one never seen. */
export function viewPlaceOf(source: string): ViewPlace {
  return readAll().get(source) ?? start;
}

/**
 * Remembers where the reader is in a source, on this computer, for the last 500 sources. Only ids and numbers are kept: no
 * title and no words of a case.
 */
export function noteViewPlace(source: string, change: Partial<ViewPlace>): void {
  // Subtle: another window writes here too, so what it wrote is read again each time.
  const places = readAll();
  const place = { ...start, ...places.get(source), ...change };
  places.delete(source);
  places.set(source, place);
  const kept = [...places].slice(-most);
  localStorage.setItem(key, JSON.stringify(kept));
}

/** Gives where the reader left a source as it was when it came into view, and what notes where the reader is now. */
export function useViewPlace(source: string): {
  readonly place: ViewPlace;
  readonly note: (change: Partial<ViewPlace>) => void;
} {
  return useMemo(
    () => ({
      place: viewPlaceOf(source),
      note: (change: Partial<ViewPlace>) => noteViewPlace(source, change),
    }),
    [source],
  );
}

function readAll(): Map<string, ViewPlace> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Map(Array.isArray(stored) ? stored.flatMap(placeIn) : []);
  } catch {
    return new Map();
  }
}

function placeIn(entry: unknown): [string, ViewPlace][] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string' || typeof entry[1] !== 'object') return [];
  const { page, part, zoom, turn, sheet, seconds } = (entry[1] ?? {}) as Record<string, unknown>;
  if (!isCount(page) || !isPart(part) || !isZoom(zoom) || !isTurn(turn)) return [];
  const more = { ...(isPlain(sheet) ? { sheet } : {}), ...(isPlain(seconds) ? { seconds } : {}) };
  return [[entry[0], { page, part, zoom, turn, ...more }]];
}

const isPlain = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isCount = (value: unknown): value is number => isPlain(value) && Number.isInteger(value) && value >= 1;
const isPart = (value: unknown): value is number => isPlain(value) && value <= 1;
const isZoom = (value: unknown): value is Zoom =>
  value === 'width' || value === 'page' || (isPlain(value) && value >= 0.1 && value <= 4);
const isTurn = (value: unknown): value is Turn => value === 0 || value === 90 || value === 180 || value === 270;
