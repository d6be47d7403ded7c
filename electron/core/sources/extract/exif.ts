import type { ExpandedTags, loadView as LoadView } from 'exifreader';
// Subtle: the package's own entry also has a `load` that can open addresses; from its source this one function comes alone.
// @ts-expect-error -- the source has no types of its own
import { loadView as untyped } from 'exifreader/src/exif-reader.js';

const loadView = untyped as typeof LoadView;

/** What a camera noted in a picture, as plain words by key, and a sentence where its notes cannot be read. */
export type CameraNotes = { readonly meta: Readonly<Record<string, string>>; readonly warning: string | null };

const skipped = {
  xmp: true,
  iptc: true,
  icc: true,
  photoshop: true,
  makerNotes: true,
  mpf: true,
  thumbnail: true,
} as const;

/**
 * Gives what a camera noted in a JPEG, PNG, TIFF, WebP or HEIC: camera, software, takenAt (as the camera's clock had it, with the
 * zone where there is one), gps and altitude as text, author, description. Never throws: a bad block is a warning.
 */
export function cameraNotes(bytes: Uint8Array): CameraNotes {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const tags: ExpandedTags = loadView(view, { expanded: true, async: false, excludeTags: skipped });
    return { meta: plain(notesOf(tags)), warning: null };
  } catch (cause) {
    const hasNone = cause instanceof Error && cause.name === 'MetadataMissingError';
    return { meta: {}, warning: hasNone ? null : 'what the camera noted in the picture cannot be read' };
  }
}

function notesOf({ exif: noted, gps }: ExpandedTags): Record<string, string | null> {
  const text = (tag: string): string | null => {
    const value = (noted as Record<string, { description?: unknown } | undefined> | undefined)?.[tag]?.description;
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const model = text('Model');
  const make = text('Make');
  return {
    camera: [make !== null && model?.startsWith(make) === true ? null : make, model].filter(Boolean).join(' '),
    software: text('Software'),
    takenAt: takenAt(text('DateTimeOriginal') ?? text('DateTimeDigitized'), text('OffsetTimeOriginal')),
    changedAt: takenAt(text('DateTime'), text('OffsetTime')),
    gps: position(gps?.Latitude, gps?.Longitude),
    altitude:
      typeof gps?.Altitude === 'number' && Number.isFinite(gps.Altitude) ? `${gps.Altitude.toFixed(0)} m` : null,
    author: text('Artist'),
    description: text('ImageDescription'),
  };
}

/** EXIF 2.32 writes `YYYY:MM:DD HH:MM:SS`; a clock that was never set has blanks or zeros. */
function takenAt(written: string | null, zone: string | null): string | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/u.exec(written ?? '');
  if (parts === null || parts[1] === '0000') return null;
  const offset = /^[+-]\d\d:\d\d$/u.test(zone ?? '') ? ` ${zone}` : '';
  return `${parts[1]}-${parts[2]}-${parts[3]} ${parts[4]}${offset}`;
}

function position(latitude: number | undefined, longitude: number | undefined): string | null {
  if (latitude === undefined || longitude === undefined) return null;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return `${latitude.toFixed(6)}, ${longitude.toFixed(6)}`;
}

function plain(notes: Record<string, string | null>): Record<string, string> {
  const known = Object.entries(notes).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return Object.fromEntries(known.map(([key, value]) => [key, value.slice(0, 500).toWellFormed()]));
}
