import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { found } from '../../../shared/assert.ts';
import { batesNumber, batesText } from '../../../shared/domain/bates.ts';
import { parseDay } from '../../../shared/domain/dates.ts';
import { exhibitMarks } from '../../../shared/domain/exhibits.ts';
import { productionLegend } from '../../../shared/domain/productions.ts';
import { AppError, toAppError } from '../../../shared/errors.ts';
import { createProducer, type Producer } from '../bundle/run-produce.ts';
import { makeFolder, syncFolder, tempSibling, writeFileAtomic } from '../case-file/atomic-write.ts';
import { copyObject } from '../case-file/copy-object.ts';
import { requireFreeFolder } from '../case-file/free-folder.ts';
import { isOwnFile } from '../case-file/layout.ts';
import type { ReadableCase, WritableCase } from '../case-file/open-case.ts';
import { issueBates } from '../exhibits/exhibits-commands.ts';
import { throwIfCancelled } from '../jobs/job.ts';
import { allRows, rowById } from '../journal/read.ts';
import { write } from '../journal/write.ts';
import { coveredText } from '../redactions/redaction-findings.ts';
import { safeFileName } from '../sources/file-names.ts';
import { formBytes } from './exhibit-form.ts';
import { dateWords } from './ground.ts';
import { requireUnlocked } from './locked-exhibits.ts';
import { prepareExhibits, type PreparedExhibit } from './prepared-exhibits.ts';
import type { Typesetter } from './typesetter.ts';

export type ExhibitsRequest = {
  readonly brief: string;
  /** Day that the files bear, YYYY-MM-DD. */
  readonly date: string;
  /** Why compelled statements among them may leave the case. */
  readonly compelledReason?: string | undefined;
};

type Tools = {
  readonly typesetter: Typesetter;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, what: string) => void) | undefined;
};

/**
 * Writes the exhibits of a paper into a folder that is new or empty: each as a PDF of its own with its label and Bates numbers, redacted
 * as in the bundle; beside it the original of what cannot be printed; and exhibits.csv with every hash. Whole or not at all; the
 * numbers are issued for good first. Throws `check-failed` for an exhibit that is withheld, a compelled one without a reason, one that does not come out right, `conflict`
 * for a folder that is taken, `cancelled`; then there is no folder.
 */
export async function exportExhibits(
  opened: WritableCase,
  request: ExhibitsRequest & { readonly folder: string },
  tools: Tools,
): Promise<{ files: number; warnings: string[] }> {
  parseDay(request.date);
  const out = resolve(request.folder);
  requireFreeFolder(opened, out);
  const exhibits = exhibitsOfPaper(opened, request);
  requireUnlocked(
    opened,
    exhibits.map(({ form, row }) => ({ form, name: row.label })),
  );
  const temp = tempSibling(out);
  try {
    const made = await fill(opened, exhibits, temp, request, tools);
    if (tools.signal !== undefined) throwIfCancelled(tools.signal);
    issueBates(
      opened,
      exhibits.flatMap(({ bates }) => bates ?? []),
    );
    requireFreeFolder(opened, out);
    const sources = exhibits.map(({ row }) => row.source);
    const details = { sources, folder: basename(out), sha256: made.sha256, ...whyOf(exhibits, request) };
    write(opened, { label: 'export exhibits', kind: 'act', details }, () => undefined);
    try {
      if (existsSync(out)) await rmdir(out);
      await rename(temp, out);
      await syncFolder(dirname(out));
    } catch (cause) {
      // The entry first: then no folder is ever there off record. One that cannot be put in place leaves an entry that says so.
      write(opened, { label: 'exhibits were not written', kind: 'act', details }, () => undefined);
      throw cause;
    }
    return { files: made.files, warnings: made.warnings };
  } catch (cause) {
    await rm(temp, { recursive: true, force: true });
    throw toAppError(cause);
  }
}

/** Writes the list of a paper's exhibits as a table. Throws as `exportExhibits` does. */
export async function exportExhibitList(
  opened: WritableCase,
  request: Omit<ExhibitsRequest, 'date'> & { readonly path: string; readonly fileName: string },
): Promise<{ exhibits: number }> {
  if (isOwnFile(opened.layout, request.path)) throw new AppError('conflict', 'that is a file of the case');
  const exhibits = exhibitsOfPaper(opened, request);
  const csv = table(exhibits.map((exhibit) => listRow(exhibit)));
  const sources = exhibits.map(({ row }) => row.source);
  const details = { sources, fileName: request.fileName, sha256: hashOf(csv), ...whyOf(exhibits, request) };
  write(opened, { label: 'export exhibit list', kind: 'act', details }, () => undefined);
  await writeFileAtomic(request.path, csv);
  return { exhibits: exhibits.length };
}

type Asked = Pick<ExhibitsRequest, 'brief' | 'compelledReason'>;

const isCompelled = ({ row }: PreparedExhibit): boolean => row.letIn !== null;

/** What the log keeps of why compelled statements went along. */
function whyOf(exhibits: readonly PreparedExhibit[], { compelledReason = '' }: Asked): { reason?: string } {
  return exhibits.some(isCompelled) ? { reason: compelledReason.trim() } : {};
}

function exhibitsOfPaper(opened: ReadableCase, { brief: id, compelledReason = '' }: Asked): PreparedExhibit[] {
  const brief = found(rowById(opened, 'brief', id), 'this brief');
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const exhibits = prepareExhibits(opened, info.batesPrefix, { ...brief.settings.bundle, tabs: 'none' });
  const withheld = exhibits.filter(({ row }) => !row.exportable).map(({ row }) => row.label);
  if (withheld.length > 0) {
    const lines = withheld.map((label) => `${label} is privileged, compelled, sealed or under a protective order`);
    throw new AppError('check-failed', `nothing was written: ${lines.join('; ')}`, {
      data: { checks: ['not-privileged'], lines },
    });
  }
  if (compelledReason.trim() === '' && exhibits.some(isCompelled)) {
    const lines = exhibits.filter(isCompelled).map(({ row }) => `${row.label} is a compelled statement`);
    throw new AppError('check-failed', `nothing was written without a reason: ${lines.join('; ')}`, {
      data: { checks: ['not-compelled'], lines, owed: ['not-compelled'] },
    });
  }
  return exhibits;
}

async function fill(
  opened: ReadableCase,
  exhibits: readonly PreparedExhibit[],
  folder: string,
  { date }: ExhibitsRequest,
  tools: Tools,
): Promise<{ files: number; sha256: string; warnings: string[] }> {
  makeFolder(folder);
  const rows: ListRow[] = [];
  const warnings = coveredText(opened, exhibits).map(({ text }) => text);
  let files = 1;
  const producer = createProducer(tools.signal);
  try {
    for (const [at, exhibit] of exhibits.entries()) {
      const { row, form } = exhibit;
      if (tools.signal !== undefined) throwIfCancelled(tools.signal);
      tools.onProgress?.(at, exhibits.length, row.label);
      const stem = Array.from(safeFileName(`${row.label} ${row.title}`))
        .slice(0, 100)
        .join('')
        .trim();
      const made = await makeOne(opened, producer, exhibit, date, tools);
      warnings.push(...made.warnings.map(({ label, detail }) => `${label}: ${detail}`));
      await writeFileAtomic(join(folder, `${stem}.pdf`), made.pdf);
      files += 1;
      const original = form.kind === 'slip-sheet' ? safeFileName(`${stem}${extname(form.source.name)}`) : '';
      if (original !== '') {
        await copyObject(opened, form.source, join(folder, original), tools.signal);
        files += 1;
      }
      rows.push(listRow(exhibit, { file: `${stem}.pdf`, original, sha256: made.sha256 }));
    }
  } finally {
    await producer.close();
  }
  const csv = table(rows);
  await writeFileAtomic(join(folder, 'exhibits.csv'), csv);
  await syncFolder(folder);
  tools.onProgress?.(exhibits.length, exhibits.length, '');
  return { files, sha256: hashOf(csv), warnings };
}

async function makeOne(
  opened: ReadableCase,
  producer: Producer,
  { row, form, bates, redaction }: PreparedExhibit,
  date: string,
  tools: Tools,
) {
  const legend = productionLegend(row.confidentiality);
  const made = await producer.make(
    {
      id: row.id,
      label: row.label,
      pages: form.pages,
      kind: form.kind === 'image' ? 'image' : 'pdf',
      batesNumbers:
        bates === null ? [] : Array.from({ length: bates.pages }, (_, i) => batesNumber(bates.prefix, bates.first + i)),
      legend: legend === null ? row.label : `${row.label} ${legend}`,
      paper: 'us-letter',
      redaction,
      date,
    },
    await formBytes(opened, tools, form),
  );
  if (made.faults.length > 0) {
    const lines = made.faults.map((fault) => `${row.label}: ${fault}`);
    throw new AppError('check-failed', `nothing was written: ${lines.join('; ')}`, {
      data: { checks: ['produced-file'], lines },
    });
  }
  return made;
}

type Written = { readonly file: string; readonly original: string; readonly sha256: string };
type ListRow = Readonly<Record<string, string | number>>;

function listRow({ row, pages, bates, date, sha256 }: PreparedExhibit, written?: Written): ListRow {
  const numbers = written === undefined ? row.bates : bates;
  return {
    Exhibit: row.label,
    Title: [row.title, ...exhibitMarks(row).map((mark) => `(${mark})`)].join(' '),
    Date: dateWords(date) ?? '',
    Pages: pages,
    Bates: numbers === null ? '' : batesText(numbers),
    'SHA-256 of the original': sha256,
    ...(written === undefined
      ? {}
      : { File: written.file, 'Original file': written.original, 'SHA-256 of the PDF': written.sha256 }),
  };
}

/** What a spreadsheet would take for a formula is escaped. */
function table(rows: readonly ListRow[]): string {
  const columns = Object.keys(rows[0] ?? { Exhibit: '', Title: '' });
  return stringify([...rows], { header: true, columns, escape_formulas: true, bom: true, record_delimiter: 'windows' });
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
