import type { ReactNode } from 'react';
import type { SourceFormat } from '../../shared/domain/sources.ts';
import { showControls } from '../../shared/domain/text-pages.ts';

/** Plain names of what a file says of itself, in the order in which a reader asks for them. */
const names: Readonly<Record<string, string>> = {
  takenAt: 'Taken',
  createdAt: 'Recorded',
  camera: 'Camera',
  width: 'Width',
  height: 'Height',
  orientation: 'Orientation',
  rotation: 'Rotation',
  position: 'Position (GPS)',
  gps: 'Position (GPS)',
  altitude: 'Altitude (GPS)',
  duration: 'Duration',
  frameRate: 'Frame rate',
  author: 'Author',
  description: 'Description',
  title: 'Title',
  subject: 'Subject',
  keywords: 'Keywords',
  software: 'Software',
  creator: 'Made with',
  producer: 'Written by',
  changedAt: 'Changed',
  creationDate: 'Made on',
  modDate: 'Changed on',
  version: 'Version',
  form: 'Form',
  attachments: 'Attached files',
  encrypted: 'Encrypted',
  forbids: 'Limits set by its maker',
};
const order = Object.keys(names);
const units: Readonly<Record<string, string>> = { width: ' px', height: ' px', duration: ' s', rotation: '°' };
/** What its own viewer shows already. */
const shownElsewhere: Partial<Record<SourceFormat, ReadonlySet<string>>> = {
  eml: new Set(['from', 'to', 'cc', 'date', 'subject', 'attachments']),
  msg: new Set(['from', 'to', 'cc', 'date', 'subject', 'attachments']),
};

/** What a file says of itself: the camera's notes in a photo, the properties of a document. Stated by the file, proved by none. */
export function SourceMeta(props: {
  readonly format: SourceFormat;
  readonly meta: Readonly<Record<string, string>>;
}): ReactNode {
  const lines = metaLines(props.format, props.meta);
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby="source-meta">
      <h2 id="source-meta">As the file states</h2>
      <dl className="properties">
        {lines.map(([name, words]) => (
          <div key={name} className="property">
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Gives what a file says of itself as lines of a plain name and words. */
export function metaLines(
  format: SourceFormat,
  meta: Readonly<Record<string, string>>,
): readonly (readonly [name: string, words: string])[] {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(meta)
    .filter(
      ([key, value]) => value.trim() !== '' && key !== 'textUnderBoxes' && shownElsewhere[format]?.has(key) !== true,
    )
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([key, value]) => [names[key] ?? plainName(key), showControls(valueWords(key, value))] as const);
}

function valueWords(key: string, value: string): string {
  if (key === 'encrypted')
    return value === 'password' ? 'Yes, opens with a password only' : 'Yes, opens without a password';
  if (key === 'forbids') return `No ${value.replaceAll(', ', ', no ')}`;
  return `${value}${units[key] ?? ''}`;
}

/** `lensModel` reads "Lens model". */
function plainName(key: string): string {
  const words = key.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
