import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, extname, join, parse, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { batesNumber } from '../../../shared/domain/bates.ts';
import { productionLegend, type ProductionExport } from '../../../shared/domain/productions.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { formBytes, type SlipWords } from '../briefs/exhibit-form.ts';
import { requireUnlocked } from '../briefs/locked-exhibits.ts';
import type { Typesetter } from '../briefs/typesetter.ts';
import type { ProducedFile } from '../bundle/produced-file.ts';
import { createProducer, type Producer } from '../bundle/run-produce.ts';
import { makeFolder, syncFolder, tempSibling, writeFileAtomic } from '../case-file/atomic-write.ts';
import { copyObject } from '../case-file/copy-object.ts';
import { requireFreeFolder } from '../case-file/free-folder.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { throwIfCancelled } from '../jobs/job.ts';
import { safeFileName } from '../sources/file-names.ts';
import { coverLetter, indexEntry, type MadeItem, paperOf, productionIndex } from './production-papers.ts';
import {
  issuePlanned,
  planProduction,
  type ProducedItem,
  type ProductionPlan,
  type ServeRequest,
} from './production-plan.ts';
import { recordServed, requireSame } from './serve-production.ts';

export type ProductionTools = {
  readonly templates: string;
  readonly typesetter: Typesetter;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, what: string) => void) | undefined;
};

export type ProductionOutput = {
  readonly plan: ProductionPlan;
  readonly export: ProductionExport;
  /** What a person should know of single files: scripts taken out, pages reproduced as images. */
  readonly warnings: readonly string[];
};

/**
 * Writes a production into a folder that is new or empty: one PDF for each source with its numbers (`documents/`), the files that
 * cannot be printed (`native/`, by choice), index.pdf, index.csv and cover-letter.pdf; whole or not at all. Numbers are issued for
 * good before the folder is there, and the production is then closed; one that was handed over before is written as it was.
 * Throws as planProduction does, `check-failed` for a file that does not come out right, `conflict` for a folder that is not
 * empty or is the case's own, or a production that changed meanwhile, `cancelled`; then there is no folder.
 */
export async function exportProduction(
  opened: WritableCase,
  request: ServeRequest & { readonly folder: string; readonly natives: boolean },
  tools: ProductionTools,
): Promise<ProductionOutput> {
  const out = resolve(request.folder);
  requireFreeFolder(opened, out);
  const plan = planProduction(opened, request);
  requireUnlocked(
    opened,
    plan.items.map(({ form, source }) => ({ form, name: source.title })),
  );
  const temp = tempSibling(out);
  try {
    const made = await fill(opened, plan, temp, { ...tools, natives: request.natives });
    if (tools.signal !== undefined) throwIfCancelled(tools.signal);
    requireSame(opened, plan, request);
    const issued = issuePlanned(opened, plan);
    requireFreeFolder(opened, out);
    if (existsSync(out)) await rmdir(out);
    await rename(temp, out);
    await syncFolder(dirname(out));
    try {
      requireSame(opened, issued, request);
      const row: ProductionExport = {
        id: opened.ids.next(),
        production: plan.production.id,
        folder: basename(out),
        exportedAt: opened.clock.now(),
        ...made.sums,
      };
      recordServed(opened, issued, row);
      return { plan: issued, export: row, warnings: made.warnings };
    } catch (cause) {
      await rm(out, { recursive: true, force: true });
      throw cause;
    }
  } catch (cause) {
    await rm(temp, { recursive: true, force: true });
    throw toAppError(cause);
  }
}

type Filled = { readonly sums: Pick<ProductionExport, 'files' | 'bytes' | 'sha256'>; readonly warnings: string[] };

async function fill(
  opened: ReadableCase,
  plan: ProductionPlan,
  folder: string,
  tools: ProductionTools & { readonly natives: boolean },
): Promise<Filled> {
  const { signal } = tools;
  const [documents, native] = [join(folder, 'documents'), join(folder, 'native')];
  makeFolder(documents);
  if (tools.natives && plan.items.some(({ form }) => form.kind === 'slip-sheet')) makeFolder(native);
  const made = new Map<string, MadeItem>();
  const rows: IndexRow[] = [];
  const warnings: string[] = [];
  const sums = { files: 0, bytes: 0 };
  const put = async (path: string, bytes: Uint8Array | string) => {
    await writeFileAtomic(path, bytes);
    sums.files += 1;
    sums.bytes += Buffer.byteLength(bytes);
  };
  const paper = paperOf(opened);
  const producer = createProducer(signal);
  try {
    for (const [at, item] of plan.items.entries()) {
      if (signal !== undefined) throwIfCancelled(signal);
      const name = fileStem(item, at);
      tools.onProgress?.(at, plan.items.length, item.source.title);
      const file = await makeItem(opened, producer, item, { ...tools, paper, date: plan.production.date });
      warnings.push(...file.warnings.map((warning) => `${warning.label}: ${warning.detail}`));
      await put(join(documents, `${name}.pdf`), file.pdf);
      const enclosed = tools.natives && item.form.kind === 'slip-sheet';
      const nativeName = enclosed ? safeFileName(`${name}${extname(item.source.name)}`) : '';
      if (enclosed) {
        await copyObject(opened, item.source, join(native, nativeName), signal);
        sums.files += 1;
        sums.bytes += item.source.bytes;
      }
      made.set(item.source.id, { sha256: file.sha256, native: enclosed });
      rows.push(
        indexRow(item, made.get(item.source.id), `documents/${name}.pdf`, enclosed ? `native/${nativeName}` : ''),
      );
    }
  } finally {
    await producer.close();
  }
  const options = { templatesDir: tools.templates, date: plan.production.date };
  const index = productionIndex(opened, plan, made);
  await put(
    join(folder, 'index.pdf'),
    (await tools.typesetter.paper(index, { ...options, template: index.kind }, signal)).pdf,
  );
  const letter = coverLetter(opened, plan);
  await put(
    join(folder, 'cover-letter.pdf'),
    (await tools.typesetter.paper(letter, { ...options, template: letter.kind }, signal)).pdf,
  );
  const csv = indexCsv(rows);
  await put(join(folder, 'index.csv'), csv);
  await syncFolder(documents);
  if (existsSync(native)) await syncFolder(native);
  await syncFolder(folder);
  tools.onProgress?.(plan.items.length, plan.items.length, '');
  return { sums: { ...sums, sha256: createHash('sha256').update(csv).digest('hex') }, warnings };
}

async function makeItem(
  opened: ReadableCase,
  producer: Producer,
  item: ProducedItem,
  tools: ProductionTools & { readonly paper: 'us-letter' | 'a4'; readonly date: string; readonly natives: boolean },
) {
  const { source, form, bates } = item;
  const numbers =
    bates === null ? [] : Array.from({ length: bates.pages }, (_, i) => batesNumber(bates.prefix, bates.first + i));
  const plan: ProducedFile = {
    id: source.id,
    label: numbers[0] ?? source.title,
    pages: form.pages,
    kind: form.kind === 'image' ? 'image' : 'pdf',
    batesNumbers: numbers,
    legend: productionLegend(source.confidentiality),
    paper: tools.paper,
    redaction: item.redaction,
    date: tools.date,
  };
  const file = await producer.make(plan, await formBytes(opened, tools, form, slipWords(tools.natives)));
  if (file.faults.length > 0) {
    const lines = file.faults.map((fault) => `${source.title}: ${fault}`);
    throw new AppError('check-failed', `nothing was written: ${lines.join('; ')}`, {
      data: { checks: ['produced-file'], lines },
    });
  }
  return file;
}

const slipWords = (enclosed: boolean): SlipWords => ({
  what: 'This is a file that cannot be printed here.',
  original: enclosed
    ? 'The original file is enclosed under the same number. Its SHA-256 hash is'
    : 'The original file is not enclosed. Its SHA-256 hash is',
  // Which stills somebody took shows what a side looks for, so what is handed over goes without.
  stills: false,
});

/** The first number is the name of the file, as the field does it; without numbers, the place in the list and the title. */
function fileStem({ bates, source }: ProducedItem, at: number): string {
  if (bates !== null) return batesNumber(bates.prefix, bates.first);
  const given = source.title === source.name ? parse(source.name).name : source.title;
  const title = Array.from(given).slice(0, 60).join('');
  return safeFileName(`${String(at + 1).padStart(3, '0')} ${title}`);
}

type IndexRow = Readonly<Record<(typeof csvColumns)[number], string | number>>;

const csvColumns = [
  'Bates from',
  'Bates to',
  'Title',
  'Date',
  'Kind',
  'Pages',
  'Legend',
  'File',
  'Native file',
  'SHA-256 as received',
  'SHA-256 as produced',
] as const;

function indexRow(item: ProducedItem, made: MadeItem | undefined, file: string, native: string): IndexRow {
  const { bates, source } = item;
  const entry = indexEntry(item, made);
  return {
    'Bates from': bates === null ? '' : batesNumber(bates.prefix, bates.first),
    'Bates to': bates === null ? '' : batesNumber(bates.prefix, bates.first + bates.pages - 1),
    Title: entry.title,
    Date: entry.date,
    Kind: entry.kind,
    Pages: entry.pages,
    Legend: productionLegend(source.confidentiality) ?? '',
    File: file,
    'Native file': native,
    'SHA-256 as received': entry.received,
    'SHA-256 as produced': entry.produced,
  };
}

/** The index as a table for a spreadsheet; what one would take for a formula is escaped. */
function indexCsv(rows: readonly IndexRow[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...csvColumns],
    escape_formulas: true,
    bom: true,
    record_delimiter: 'windows',
  });
}
