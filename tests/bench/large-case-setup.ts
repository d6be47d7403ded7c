import { closeCase, createCase, type WritableCase } from '../../electron/core/case-file/open-case.ts';
import { prepared, write } from '../../electron/core/journal/write.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { sourceKinds, type Source } from '../../shared/domain/sources.ts';

const perStep = 10_000;
const words = [
  'notice',
  'policy',
  'audit note',
  'roster',
  'dispatch log',
  'letter',
  'memo',
  'photo',
  'grievance',
  'order',
];
const offices = ['4th Precinct', 'Internal Affairs', 'Records', 'Training', 'City Law'];

/** Makes a case without passphrase that lists so many sources, of one small object each, in steps of 10,000. */
export async function makeLargeCase(folder: string, count: number): Promise<void> {
  const opened = await createCase(
    folder,
    { title: 'Large case', client: 'Officer Jane Doe', passphrase: null },
    { clock: systemClock, ids: systemIds, actor: 'Bench' },
  );
  for (let from = 0; from < count; from += perStep) addSources(opened, from, Math.min(count, from + perStep));
  closeCase(opened);
}

function addSources(opened: WritableCase, from: number, to: number): void {
  write(opened, { label: 'add evidence' }, (edit, db) => {
    const object = prepared(
      db,
      `INSERT INTO object (name, sha256, bytes, format, mime, pages, chars, unreadable, warnings, meta, seconds)
       VALUES (?, ?, ?, 'text', 'text/plain', ?, 900, NULL, '[]', '{}', NULL)`,
    );
    for (let number = from; number < to; number += 1) {
      const name = number.toString(16).padStart(64, '0');
      object.run(name, name, 400 + (number % 9000), 1 + (number % 40));
      edit.insert('source', sourceOf(opened, name, number));
    }
  });
}

function sourceOf(opened: WritableCase, object: string, number: number): Source {
  // Spread by a step that shares no factor with the count, so that no order is found ready made.
  const mixed = (number * 7919) % 100_003;
  const word = words[mixed % words.length] ?? '';
  const office = offices[mixed % offices.length] ?? '';
  const day = `20${String(10 + (mixed % 16))}-${String(1 + (mixed % 12)).padStart(2, '0')}-${String(1 + (mixed % 28)).padStart(2, '0')}`;
  return {
    id: opened.ids.next(),
    object,
    name: `${word} ${mixed}.txt`,
    title: `${word[0]?.toUpperCase()}${word.slice(1)} ${mixed} of the ${office}`,
    kind: sourceKinds[mixed % sourceKinds.length] ?? 'other',
    date: day,
    publisher: mixed % 7 === 0 ? 'Daily Example' : '',
    custodian: office,
    receivedOn: '2026-02-09',
    receivedFrom: office,
    receivedHow: 'by mail',
    privilege: 'none',
    compelled: false,
    note: '',
    importedAt: '2026-02-09T10:00:00.000Z',
    parent: null,
    parentPath: '',
    parentSeconds: null,
    confidentiality: 'none',
    details: {},
  };
}
