import type { ImportOutcome } from '../../../shared/domain/imports.ts';
import { showControls } from '../../../shared/domain/text-pages.ts';
import { guessSourceKind, type Source } from '../../../shared/domain/sources.ts';
import type { WritableCase } from '../case-file/open-case.ts';
import { rowById } from '../journal/read.ts';
import { together } from '../journal/write.ts';
import type { StoreGroup } from '../sources/evidence-store.ts';
import { addSource } from '../sources/sources-commands.ts';
import { getObject, partTwin, sourcesOfObject } from '../sources/sources-queries.ts';
import { completeFile, countKept, type KeptRun, keepOutcome, keptOutcome, noteRun } from './import-runs.ts';
import type { Looked } from './look.ts';

/** A file or a part whose turn has come: stored and looked into, or refused. */
export type Entry = {
  readonly path: string;
  /** The way to a part within the file, one name to a line; empty for the file itself. */
  readonly inside: string;
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds since 1970, 0 where it is not known. */
  readonly modifiedAt: number;
  readonly parent: Entry | null;
  readonly looked: Looked | null;
  /** Why it is refused, where it is not looked into. */
  readonly reason: string | null;
  /** The source that it is, once it is entered. */
  source: string | null;
};

export type Enterer = {
  /** Takes an entry in its turn; its rows are written with those of others. `complete`: no parts of it are to follow. */
  readonly add: (entry: Entry, complete: boolean) => Promise<void>;
  /** Notes in its turn that all parts of an entry are in. */
  readonly complete: (entry: Entry) => Promise<void>;
  /** Writes what waits. */
  readonly flush: () => Promise<void>;
};

export type EnterOptions = {
  readonly group: StoreGroup;
  readonly run: KeptRun;
  readonly onOutcome: (outcome: ImportOutcome) => void;
  /** Entries that are written at most at once. */
  readonly most: number;
  /** Seconds that only rise. */
  readonly now: () => number;
};

/** Characters and seconds after which what waits is written, however few entries. */
const mostChars = 2_000_000;
const longest = 0.25;

/**
 * Writes sources a group at a time: first their bytes are made durable, then their rows go in by one transaction, a step for each
 * source, all of one batch.
 */
export function startEntering(opened: WritableCase, options: EnterOptions): Enterer {
  const { group, run, onOutcome, most, now } = options;
  let waiting: (() => ImportOutcome | null)[] = [];
  let chars = 0;
  let since = 0;
  let position = countKept(opened, run.id);
  let batch = run.batch;

  const flush = async () => {
    if (waiting.length === 0) return;
    const works = waiting;
    waiting = [];
    chars = 0;
    await group.settle();
    const before = batch;
    const outcomes = together(opened, () => {
      const done = works.map((work) => work());
      if (batch !== before) noteRun(opened, run.id, { batch });
      return done;
    });
    for (const outcome of outcomes) if (outcome !== null) onOutcome(outcome);
  };

  const wait = async (work: () => ImportOutcome | null, weight: number) => {
    if (waiting.length === 0) since = now();
    waiting.push(work);
    chars += weight;
    if (waiting.length >= most || chars >= mostChars || now() - since >= longest) await flush();
  };

  const enter = (entry: Entry, complete: boolean): ImportOutcome => {
    const entered = entry.looked === null ? refused(entry) : enterSource(opened, entry, entry.looked, options, batch);
    entry.source = entered.outcome.source;
    batch = entered.batch ?? batch;
    const { source, outcome } = entered.outcome;
    const said = source === null ? null : keptOutcome(opened, run.id, { ...entry, source });
    const told = outcome === 'duplicate' && said !== null ? { ...entered.outcome, outcome: said } : entered.outcome;
    keepOutcome(opened, run.id, { position, bytes: entry.bytes, modifiedAt: entry.modifiedAt, complete }, told);
    position += 1;
    return told;
  };

  return {
    add: (entry, complete) => wait(() => enter(entry, complete), entry.looked?.object.chars ?? 0),
    complete: (entry) => wait(() => (completeFile(opened, run.id, entry.path, entry.inside), null), 0),
    flush,
  };
}

type Entered = { readonly outcome: ImportOutcome; readonly batch: number | null };

function refused({ path, inside, reason }: Entry): Entered {
  const nothing = { source: null, sha256: null, kind: null, pages: null, chars: null };
  return { outcome: { path, inside, outcome: 'refused', ...nothing, reason: reason ?? 'read-error' }, batch: null };
}

/**
 * A file whose bytes are known is a duplicate. A part is not: that this mail had it attached is evidence of its own; it is there
 * already only when it is known at the same place of the same source.
 */
function enterSource(
  opened: WritableCase,
  entry: Entry,
  looked: Looked,
  { run }: EnterOptions,
  batch: number | null,
): Entered {
  const { path, inside, parent } = entry;
  if (parent !== null && rowById(opened, 'source', parent.source ?? '') === undefined) {
    return refused({ ...entry, reason: 'parent-removed' });
  }
  const object = getObject(opened, looked.object.name) ?? looked.object;
  const { sha256, pages, chars, unreadable } = object;
  const place = parent === null ? null : { parent: parent.source, parentPath: placeIn(entry) };
  const twin = place === null ? sourcesOfObject(opened, object.name)[0] : partTwin(opened, object.name, place);
  const about = { path, inside, sha256, pages, chars, reason: unreadable };
  if (twin !== undefined && getObject(opened, object.name) !== undefined) {
    return { outcome: { ...about, outcome: 'duplicate', source: twin.id, kind: twin.kind }, batch: null };
  }
  const source = sourceRow(opened, entry, { ...looked, object }, run.choice);
  const joined = addSource(opened, source, object, looked.pages, batch);
  const outcome = unreadable === null ? 'added' : 'unreadable';
  return { outcome: { ...about, outcome, source: source.id, kind: source.kind }, batch: joined };
}

function placeIn({ inside }: Entry): string {
  return inside.slice(inside.lastIndexOf('\n') + 1);
}

function sourceRow(
  opened: WritableCase,
  entry: Entry,
  { object, pages, title }: Looked,
  { kind, received: given = {} }: KeptRun['choice'],
): Source {
  const { name, parent } = entry;
  return {
    id: opened.ids.next(),
    object: object.name,
    name: name.slice(0, 1000),
    title:
      showControls(title ?? '')
        .trim()
        .slice(0, 200) ||
      showControls(name).slice(0, 500) ||
      'Unnamed',
    kind: kind ?? guessSourceKind(name, object.format, pages[0]?.text ?? ''),
    date: null,
    publisher: '',
    custodian: given.custodian ?? '',
    receivedOn: given.receivedOn ?? opened.clock.today(),
    receivedFrom: given.receivedFrom ?? '',
    receivedHow: given.receivedHow ?? '',
    privilege: 'none',
    compelled: false,
    note: '',
    importedAt: opened.clock.now(),
    parent: parent?.source ?? null,
    parentPath: parent === null ? '' : placeIn(entry).slice(0, 4000),
    parentSeconds: null,
    confidentiality: 'none',
    details: {},
  };
}
