import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { closeCase, createCase, openCase, type WritableCase } from '../../electron/core/case-file/open-case.ts';
import { setExhibits } from '../../electron/core/exhibits/exhibits-commands.ts';
import { createFact } from '../../electron/core/facts/facts-commands.ts';
import { createPerson } from '../../electron/core/people/people-commands.ts';
import { addSource } from '../../electron/core/sources/sources-commands.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { type EvidenceObject, type Source, sourceKinds } from '../../shared/domain/sources.ts';

export const passphrase = 'a passphrase of the bench';
export const context = { clock: systemClock, ids: systemIds, actor: 'Bench' };

/** Pages of the case; fewer by LOUDERMILL_BENCH_PAGES, to try the bench itself. */
export const pagesWanted = Number(process.env['LOUDERMILL_BENCH_PAGES'] ?? 100_000);
const perSource = 25;
const vocabularySize = 120_000;

/** What was made: the encrypted case, the same pages in a plain FTS5 database, and as lines of a text file. */
export type Made = {
  readonly folder: string;
  readonly plain: string;
  readonly text: string;
  readonly pages: number;
  readonly words: number;
  /** Processor time of this process for each page, in milliseconds: of the first thousand pages, of the last ten thousand. */
  readonly msPerPage: { readonly first: number; readonly last: number };
};

/** Gives the case of the bench, made once and kept in the temp folder: it takes minutes. */
export async function searchCase(): Promise<Made> {
  const root = join(tmpdir(), `loudermill-bench-search-${pagesWanted}-v1`);
  const marker = join(root, 'made.json');
  if (existsSync(marker)) return JSON.parse(readFileSync(marker, 'utf8')) as Made;
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  const made = await make(root);
  writeFileSync(marker, JSON.stringify(made));
  return made;
}

/** The words of the case, the most frequent first: every run of the bench has the same. */
export function vocabulary(): readonly string[] {
  const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu zan bre cla dro fle gri'.split(' ');
  return Array.from({ length: vocabularySize }, (_, at) => {
    let word = '';
    for (let rest = at + 1; rest > 0; rest = Math.floor(rest / 26)) word += syllables[rest % 26] ?? '';
    return word;
  });
}

/** Numbers from 0 to 1 that are the same in every run (Mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws words as often as speech has them (Zipf, Mandelbrot's shift). */
function wordDrawer(random: () => number): () => string {
  const words = vocabulary();
  const sums = new Float64Array(words.length);
  let sum = 0;
  for (let at = 0; at < words.length; at++) sums[at] = sum += 1 / (at + 2.7);
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, words.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}

async function make(root: string): Promise<Made> {
  const folder = join(root, 'Case');
  const opened = await createCase(folder, { title: 'Bench', client: 'Officer Jane Doe', passphrase }, context);
  const random = seeded(42);
  const draw = wordDrawer(random);
  const text = createWriteStream(join(root, 'pages.txt'));
  let [pages, words, first, last] = [0, 0, 0, 0];
  while (pages < pagesWanted) {
    const texts = Array.from({ length: Math.min(perSource, pagesWanted - pages) }, () => pageText(random, draw));
    words += texts.reduce((all, one) => all + one.split(' ').length, 0);
    for (const one of texts) text.write(`${one}\n`);
    const before = process.cpuUsage();
    enter(opened, pages / perSource, texts);
    const spent = process.cpuUsage(before);
    const ms = (spent.user + spent.system) / 1000;
    if (pages < 1000) first += ms;
    if (pages >= pagesWanted - Math.min(10_000, pagesWanted)) last += ms;
    pages += texts.length;
  }
  fillRest(opened, random, draw);
  closeCase(opened);
  await new Promise((resolve) => text.end(resolve));
  const plain = join(root, 'plain.db');
  await makePlain(folder, plain);
  const msPerPage = { first: first / Math.min(1000, pages), last: last / Math.min(10_000, pages) };
  return { folder, plain, text: join(root, 'pages.txt'), pages, words, msPerPage };
}

function pageText(random: () => number, draw: () => string): string {
  const words = Array.from({ length: 180 + Math.floor(random() * 160) }, draw);
  // Every fiftieth page names a day, every hundredth a person.
  if (random() < 0.02) words.push(`Feb. ${1 + Math.floor(random() * 28)}, 2026`);
  if (random() < 0.01) words.push(`Sgt. Surname${Math.floor(random() * 200)}`);
  return words.join(' ');
}

function enter(opened: WritableCase, number: number, texts: readonly string[]): void {
  const name = (number * 2_654_435_761).toString(16).padStart(64, '0');
  const object: EvidenceObject = {
    name,
    sha256: name,
    bytes: 1000,
    format: 'pdf',
    mime: 'application/pdf',
    pages: texts.length,
    chars: texts.reduce((sum, one) => sum + one.length, 0),
    unreadable: null,
    warnings: [],
    meta: {},
    seconds: null,
  };
  const source: Source = {
    id: opened.ids.next(),
    object: name,
    name: `source ${number}.pdf`,
    title: `Source ${number}`,
    kind: sourceKinds[number % sourceKinds.length] ?? 'other',
    date: `2026-${String(1 + (number % 12)).padStart(2, '0')}-${String(1 + (number % 28)).padStart(2, '0')}`,
    publisher: '',
    custodian: '',
    receivedOn: null,
    receivedFrom: '',
    receivedHow: '',
    privilege: number % 40 === 0 ? 'work-product' : 'none',
    compelled: false,
    note: '',
    importedAt: opened.clock.now(),
    parent: null,
    parentPath: '',
    parentSeconds: null,
    confidentiality: 'none',
    details: {},
  };
  const pages = texts.map((one, at) => ({ number: at + 1, text: one, width: 612, height: 792, rotate: 0 as const }));
  addSource(opened, source, object, pages, null);
}

function fillRest(opened: WritableCase, random: () => number, draw: () => string): void {
  for (let n = 0; n < 200; n++) createPerson(opened, { name: `Given${n} Surname${n}`, rank: 'Sgt.' });
  for (let n = 0; n < 2000; n++) {
    const text = Array.from({ length: 15 }, draw).join(' ');
    createFact(opened, { text, date: `2026-02-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}` });
  }
  const ids = opened.db.prepare(`SELECT id FROM source WHERE privilege = 'none' ORDER BY id LIMIT 400`).pluck().all();
  setExhibits(
    opened,
    (ids as string[]).map((source) => ({ source, series: 'union' as const })),
  );
}

/** The same pages as FTS5 has them by default: not encrypted, no prefix index. */
async function makePlain(folder: string, path: string): Promise<void> {
  const opened = await openCase(folder, passphrase, context, { readOnly: true });
  const db = new Sqlite(path);
  db.pragma('journal_mode = WAL');
  db.exec(`CREATE TABLE page (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
    CREATE VIRTUAL TABLE page_fts USING fts5 (text, content = 'page', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2');`);
  const insert = db.prepare('INSERT INTO page (id, text) VALUES (?, ?)');
  db.transaction(() => {
    for (const row of opened.db.prepare('SELECT id, text FROM page ORDER BY id').iterate()) {
      const { id, text } = row as { id: number; text: string };
      insert.run(id, text);
    }
  })();
  db.exec(`INSERT INTO page_fts (page_fts) VALUES ('rebuild')`);
  db.close();
  closeCase(opened);
}
