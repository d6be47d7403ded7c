import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { type BlockPlace, briefFile, type PdfStandard, runTypst, type TypesetFiles } from './typeset-compiler.ts';
import { missingWarnings, printable } from './typeset-data.ts';

export type TypesetOptions = {
  /** Folder of the templates. */
  readonly templatesDir: string;
  /** Folder of a firm's own templates: one of the same name takes the place of ours, and may take files of either folder. */
  readonly firmDir?: string | null | undefined;
  /** Name of the template, without its ending. */
  readonly template: string;
  /** Date of issue, YYYY-MM-DD: the only date written into the PDF. */
  readonly date: string;
  /** PDF/UA-1 where none is named. */
  readonly standard?: PdfStandard | undefined;
};

export type TypesetBrief = {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly warnings: readonly string[];
  /** Characters that no font has; a mark with the code point is printed for each. */
  readonly missing: readonly string[];
  /** Where each block of the document begins, in order; empty for a template that does not say. */
  readonly places: readonly BlockPlace[];
};

/**
 * Gives the brief, or another paper whose data its template knows, as a tagged PDF with its pages and warnings; the same data, template and date give the same bytes.
 * Characters that no font has are printed as ⟨U+XXXX⟩ and named in a warning. Throws `not-found` when there is no such
 * template and `invalid-input`, with file and line, when the template is at fault.
 */
export function typesetBrief(data: object, options: TypesetOptions): TypesetBrief {
  const main = `${options.template}.typ`;
  const files = filesOf(options, main);
  if (!files.has(main)) {
    throw new AppError('not-found', `There is no template ${main}.`, { data: { template: options.template } });
  }
  const missing = new Set<string>();
  for (;;) {
    const json = new TextEncoder().encode(JSON.stringify(printable(data, missing)));
    const outcome = runTypst({
      files: new Map([...files, [briefFile, json]]),
      main,
      date: options.date,
      standard: options.standard,
    });
    if (outcome.kind === 'set') {
      const { pdf, pages, places } = outcome;
      return {
        pdf,
        pages,
        places,
        missing: [...missing],
        warnings: [...missingWarnings(missing), ...outcome.warnings],
      };
    }
    addMissing(missing, outcome.characters);
  }
}

/** Adds characters to replace. Throws `invalid-input` when all are replaced already: then the template itself holds them. */
export function addMissing(missing: Set<string>, found: ReadonlySet<string>): void {
  const before = missing.size;
  for (const char of found) missing.add(char);
  if (missing.size > before) return;
  const characters = [...found].join(' ');
  throw new AppError('invalid-input', `The template prints characters that none of its fonts has: ${characters}`);
}

/** Subtle: parts that a firm changed are for its own templates, so that they cannot break those of a later program. */
function filesOf({ templatesDir, firmDir }: TypesetOptions, main: string): TypesetFiles {
  const files = templateFiles(templatesDir);
  if (firmDir === undefined || firmDir === null || !existsSync(join(firmDir, main))) return files;
  return new Map([...files, ...templateFiles(firmDir)]);
}

const templateFile = /\.(?:typ|png|jpe?g|svg|ttf|otf)$/iu;
const largestFile = 20 * 1024 * 1024;

/** The template folder's files and those of its folders one level down; links and other kinds of files are left out. */
function templateFiles(folder: string): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const take = (under: string) => {
    for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      if (entry.isDirectory() && under === '') take(path);
      if (!entry.isFile() || !templateFile.test(entry.name)) continue;
      if (statSync(join(folder, path)).size > largestFile) continue;
      const bytes = readFileSync(join(folder, path));
      if (path.endsWith('.typ')) checkImports(entry.name, bytes.toString('utf8'));
      files.set(path, bytes);
    }
  };
  take('');
  return files;
}

const keyword = /\b(?:import|include|eval|std)\b/gu;
/** The keyword's plain string, and after it nothing that would make a longer expression of it, on this line or the next. */
const plainName = /^[ \t]*"[^"@\\\n]+"(?:\s|\/\/[^\n]*|\/\*.*?\*\/)*(?![\s.+*([/])/su;

/**
 * Refuses a template that could load a package, since Typst fetches packages from the network. Subtle: a name can be put
 * together at run time, so anything but a plain string after the keyword is refused, as are the ways round the keyword.
 */
function checkImports(file: string, source: string): void {
  for (const match of source.matchAll(keyword)) {
    const rest = source.slice(match.index + match[0].length);
    const takesFile = match[0] === 'import' || match[0] === 'include';
    if (takesFile ? plainName.test(rest) : match[0] === 'std' && rest.startsWith('.')) continue;
    const line = source.slice(0, match.index).split('\n').length;
    throw new AppError('invalid-input', `${file} line ${line}: a template may only take files beside it, by name.`, {
      data: { file, line },
    });
  }
}
