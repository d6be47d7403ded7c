import { prepared } from '../journal/write.ts';
import type { ReadableCase, WritableCase } from './open-case.ts';

/** How a case is worked with. Not evidence and not on record: a change leaves no entry in the log. */
export type Settings = {
  /** Whether scanned pages are read without being asked. */
  readonly ocr: 'on' | 'off';
};

const defaults: Settings = { ocr: 'on' };

/** Gives a setting of the case, or what it is where nobody set it. */
export function getSetting<K extends keyof Settings>(opened: ReadableCase, name: K): Settings[K] {
  const row = prepared(opened.db, 'SELECT value FROM setting WHERE name = ?').get(name) as
    | { value: Settings[K] }
    | undefined;
  return row?.value ?? defaults[name];
}

/** Sets a setting of the case. */
export function setSetting<K extends keyof Settings>(opened: WritableCase, name: K, value: Settings[K]): void {
  prepared(
    opened.db,
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, value);
}
