import Sqlite from 'better-sqlite3';
import { closeCase, openCase, type ReadableCase } from '../../electron/core/case-file/open-case.ts';
import { ftsQuery } from '../../electron/core/search/fts-query.ts';
import { firstSearch, rankedSearch } from '../../electron/core/search/search-queries.ts';
import { emptySearch, type SearchRequest } from '../../shared/domain/searches.ts';
import { context, type Made, passphrase, searchCase, seeded, vocabulary } from './search-setup.ts';

const size = { sources: 30, perSource: 4, others: 20 };
const perKind = 20;

type Query = { readonly kind: string; readonly request: SearchRequest };

/** Twenty searches of each kind, the same in every run. */
function queries(opened: ReadableCase): readonly Query[] {
  const random = seeded(7);
  const words = vocabulary();
  const among = (from: number, to: number) => words[from + Math.floor(random() * (to - from))] ?? '';
  const [anywhere, common, some, rare] = [
    () => among(0, 4),
    () => among(30, 150),
    () => among(300, 2000),
    () => among(20_000, 60_000),
  ];
  const person = opened.db.prepare('SELECT id FROM person ORDER BY id LIMIT 1').pluck().get() as string;
  const kinds: Record<string, () => Partial<SearchRequest>> = {
    'rare word': () => ({ text: rare() }),
    word: () => ({ text: some() }),
    'common word': () => ({ text: common() }),
    'word on every page': () => ({ text: anywhere() }),
    phrase: () => ({ text: `"${common()} ${common()}"` }),
    prefix: () => ({ text: `${some().slice(0, 4)}*` }),
    AND: () => ({ text: `${common()} ${some()}` }),
    OR: () => ({ text: `${common()} OR ${some()}` }),
    NOT: () => ({ text: `${some()} NOT ${common()}` }),
    'filter: kind, exhibits': () => ({ text: common(), kind: 'policy', exhibit: 'exhibit' }),
    'filter: days, privilege': () => ({ text: common(), from: '2026-02-01', to: '2026-03-31', privilege: 'none' }),
    'filter: person': () => ({ text: common(), person }),
    'date in any spelling': () => ({ text: `date:2026-02-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}` }),
  };
  return Object.entries(kinds).flatMap(([kind, make]) =>
    Array.from({ length: perKind }, () => ({ kind, request: { ...emptySearch, ...make() } })),
  );
}

/** What a program that asks FTS5 plainly does: a count, and the twenty best with snippets. */
function plainSearch(db: Sqlite.Database): (text: string) => void {
  const count = db.prepare('SELECT count(*) FROM page_fts WHERE page_fts MATCH ?');
  const best = db.prepare(
    `SELECT rowid, snippet(page_fts, 0, '[', ']', '...', 24) FROM page_fts WHERE page_fts MATCH ? ORDER BY rank LIMIT 20`,
  );
  return (text) => {
    const query = ftsQuery(text);
    if (query === null) return;
    count.get(query);
    best.all(query);
  };
}

/** What some work took, in milliseconds: by the clock, and of the processor, which other programs do not lengthen. */
type Took = { readonly clock: number; readonly processor: number };

async function time(work: () => unknown): Promise<Took> {
  const [from, used] = [performance.now(), process.cpuUsage()];
  await work();
  const clock = performance.now() - from;
  const { user, system } = process.cpuUsage(used);
  return { clock, processor: (user + system) / 1000 };
}

function at(share: number, values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The longest time for which a search keeps everything else waiting. */
function holdWatcher(): { readonly pause: () => Promise<void>; readonly longest: () => number } {
  let longest = 0;
  let from = performance.now();
  return {
    pause: async () => {
      longest = Math.max(longest, performance.now() - from);
      await new Promise((resolve) => setImmediate(resolve));
      from = performance.now();
    },
    longest: () => Math.max(longest, performance.now() - from),
  };
}

/** Ours and plain FTS5 in turn, search by search: what each kind takes at the median and at the 95th of a hundred. */
async function report(made: Made, rounds: number): Promise<void> {
  const opened = await openCase(made.folder, passphrase, context, { readOnly: true });
  const plain = new Sqlite(made.plain, { readonly: true });
  const ask = plainSearch(plain);
  const cold = await time(() => firstSearch(opened, { ...emptySearch, text: 'nothing' }, size));
  console.log(
    `first search of a case, which learns its sources and pages: ${cold.processor.toFixed(0)} ms of processor time`,
  );
  console.log(
    `made: ${made.msPerPage.first.toFixed(2)} ms of processor time a page for the first 1,000, ` +
      `${made.msPerPage.last.toFixed(2)} for the last 10,000 (x ${(made.msPerPage.last / made.msPerPage.first).toFixed(2)})`,
  );
  const line = (cells: readonly string[]) =>
    console.log(
      `${(cells[0] ?? '').padEnd(26)}${cells
        .slice(1)
        .map((cell) => cell.padStart(10))
        .join('')}`,
    );
  console.log('ms by the clock, then of processor time; hold: the longest stretch without a pause');
  const heads = ['first p50', 'p95', 'best p50', 'p95', 'plain p50', 'p95'];
  line(['', ...heads, 'hold', ...heads]);
  const all = queries(opened);
  for (const kind of new Set(all.map((one) => one.kind))) {
    const [first, best, theirs]: [Took[], Took[], Took[]] = [[], [], []];
    let hold = 0;
    for (let round = 0; round < rounds; round++) {
      for (const { request } of all.filter((one) => one.kind === kind)) {
        first.push(await time(() => firstSearch(opened, request, size)));
        const watcher = holdWatcher();
        best.push(await time(() => rankedSearch(opened, request, size, watcher.pause)));
        hold = Math.max(hold, watcher.longest());
        theirs.push(await time(() => ask(request.text)));
      }
    }
    const both = (values: readonly number[]) => [at(0.5, values).toFixed(1), at(0.95, values).toFixed(1)];
    const of = (part: keyof Took) => [first, best, theirs].flatMap((took) => both(took.map((one) => one[part])));
    line([kind, ...of('clock'), hold.toFixed(1), ...of('processor')]);
  }
  plain.close();
  closeCase(opened);
}

/** All searches once, as one job. */
async function ours(made: Made): Promise<void> {
  const opened = await openCase(made.folder, passphrase, context, { readOnly: true });
  for (const { request } of queries(opened)) {
    await firstSearch(opened, request, size);
    await rankedSearch(opened, request, size);
  }
  closeCase(opened);
}

async function plainly(made: Made): Promise<void> {
  const opened = await openCase(made.folder, passphrase, context, { readOnly: true });
  const all = queries(opened);
  closeCase(opened);
  const db = new Sqlite(made.plain, { readonly: true });
  const ask = plainSearch(db);
  for (const { request } of all) ask(request.text);
  db.close();
}

/** The forty words that ripgrep is asked for. */
async function fortyWords(made: Made): Promise<void> {
  const opened = await openCase(made.folder, passphrase, context, { readOnly: true });
  const words = vocabulary();
  for (const text of [...words.slice(300, 320), ...words.slice(20_000, 20_020)]) {
    await rankedSearch(opened, { ...emptySearch, text }, size);
  }
  closeCase(opened);
}

const made = await searchCase();
const [mode = 'report', rounds = '3'] = process.argv.slice(2);
if (mode === 'ours') await ours(made);
else if (mode === 'plain') await plainly(made);
else if (mode === 'words') await fortyWords(made);
else await report(made, Number(rounds));
