import { basename, join, resolve } from 'node:path';
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { AppError } from '../../../shared/errors.ts';
import { isRecord } from './typeset-data.ts';
import { programFonts } from './typeset-fonts.ts';

/** A file of the virtual folder in which Typst works, by its path relative to that folder. */
export type TypesetFiles = ReadonlyMap<string, Uint8Array>;

export type TypesetJob = {
  readonly files: TypesetFiles;
  /** The file of `files` that is compiled. */
  readonly main: string;
  /** Date of issue, YYYY-MM-DD: the only date written into the PDF. */
  readonly date: string;
  /** PDF/UA-1 where none is named. */
  readonly standard?: PdfStandard | undefined;
};

export type PdfStandard = 'ua-1' | 'a-2a';

/** Where a block of the document begins: `page` from 1, `top` in points below the upper edge of its page. */
export type BlockPlace = { readonly block: number; readonly page: number; readonly top: number };

export type Typeset =
  | {
      readonly kind: 'set';
      readonly pdf: Uint8Array;
      readonly pages: number;
      readonly warnings: readonly string[];
      readonly places: readonly BlockPlace[];
    }
  | { readonly kind: 'missing'; readonly characters: ReadonlySet<string> };

/**
 * Typst is given a root that does not exist on disk and every file from memory, so that a template can read nothing else:
 * no path, no link out of its folder, and the same from inside a packaged archive.
 */
const root = resolve('/', 'loudermill-typeset');

export type Compiler = {
  /**
   * Gives the PDF (tagged, titled, in a language) and its pages, or the characters that none of the template's fonts can show.
   * Throws `invalid-input` with file and line where the template is at fault.
   */
  readonly run: (job: TypesetJob) => Typeset;
};

/**
 * Gives a compiler that stays warm: it reads its fonts once and sets anew only what changed since the last job. Warm or not, the
 * same job gives the same bytes.
 */
export function createCompiler(): Compiler {
  let warm: { readonly typst: NodeCompiler; readonly fonts: readonly Uint8Array[] } | undefined;
  const shown = new Map<string, Uint8Array>();

  const typstFor = (fonts: readonly Uint8Array[]): NodeCompiler => {
    if (warm !== undefined && sameFiles(warm.fonts, fonts)) return warm.typst;
    shown.clear();
    const fontBlobs = [...programFonts(), ...fonts.map((font) => Buffer.from(font))];
    warm = { typst: NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs }] }), fonts };
    return warm.typst;
  };
  const show = (typst: NodeCompiler, files: TypesetFiles) => {
    for (const path of [...shown.keys()].filter((known) => !files.has(known))) {
      typst.unmapShadow(join(root, path));
      shown.delete(path);
    }
    for (const [path, bytes] of files) {
      const known = shown.get(path);
      if (known !== undefined && Buffer.compare(known, bytes) === 0) continue;
      typst.mapShadow(join(root, path), Buffer.from(bytes));
      shown.set(path, bytes);
    }
  };

  return {
    run(job) {
      const typst = typstFor(fontsOf(job.files));
      show(typst, job.files);
      try {
        return compile(typst, job);
      } finally {
        // Subtle: what was set is kept by one cache of the whole thread. A page of text must not push the brief out of it.
        typst.evictCache(job.files.has(briefFile) ? 2 : 30);
      }
    },
  };
}

/** The data of a brief, by the name under which its template reads it. */
export const briefFile = 'brief.json';

const warmCompiler = createCompiler();

/** Does a job in the compiler of this thread, which stays warm; throws as Compiler.run does. */
export function runTypst(job: TypesetJob): Typeset {
  return warmCompiler.run(job);
}

function compile(typst: NodeCompiler, job: TypesetJob): Typeset {
  const compiled = typst.compile({ mainFilePath: join(root, job.main) });
  const document = compiled.result;
  if (document === null) {
    const error = compiled.takeError() ?? compiled.takeDiagnostics();
    throw templateError(error === null ? [] : diagnosticsOf(typst.fetchDiagnostics(error)));
  }
  const warned = compiled.takeWarnings();
  const warnings = warned === null ? [] : diagnosticsOf(typst.fetchDiagnostics(warned)).map(wordDiagnostic);
  return written(typst, document, job, warnings);
}

/** Ways in which Typst fails to tag what it set, though nothing is wrong with it: lists, notes and tables within one another. */
const tagFault = /tags weren't properly closed|ambiguous logical parent/u;

/** Subtle: where it fails to tag, the paper comes without tags and says so; PDF/A-2b still refuses characters that no font has. */
function written(
  typst: NodeCompiler,
  document: NodeTypstDocument,
  job: TypesetJob,
  warnings: readonly string[],
  tagged = true,
): Typeset {
  const creationTimestamp = Date.parse(`${job.date}T00:00:00Z`) / 1000;
  const form = tagged ? { pdfStandard: job.standard ?? 'ua-1' } : { pdfStandard: 'a-2b' as const, pdfTags: false };
  try {
    const pdf = typst.pdf(document, { ...form, creationTimestamp });
    const places = placesOf(typst, document);
    return { kind: 'set', pdf: new Uint8Array(pdf), pages: document.numOfPages, warnings, places };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const characters = missingCharacters(message);
    if (characters.size > 0) return { kind: 'missing', characters };
    if (tagged && tagFault.test(message)) {
      const untagged =
        'This paper is not tagged for screen readers: lists, notes and tables stand within one another in a way that cannot be tagged.';
      return written(typst, document, job, [...warnings, untagged], false);
    }
    throw new AppError('invalid-input', `The template cannot be set as an accessible PDF: ${pdfMessages(message)}`, {
      cause,
    });
  }
}

/** What the template says of the places of its blocks; a template that says nothing has none. */
function placesOf(typst: NodeCompiler, document: NodeTypstDocument): BlockPlace[] {
  const found: unknown = typst.query(document, { selector: '<loudermill-places>', field: 'value' });
  const lists: unknown[] = Array.isArray(found) ? found : [];
  return lists
    .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
    .filter(isRecord)
    .flatMap(({ block, page, top }) =>
      typeof block === 'number' && typeof page === 'number' && typeof top === 'number' ? [{ block, page, top }] : [],
    );
}

function sameFiles(some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  return some.length === others.length && some.every((one, i) => Buffer.compare(one, others[i] ?? one) === 0);
}

function fontsOf(files: TypesetFiles): Uint8Array[] {
  return [...files].filter(([path]) => /\.(?:ttf|otf)$/iu.test(path)).map(([, bytes]) => bytes);
}

type Diagnostic = { readonly message: string; readonly file: string; readonly line: number | null };

/** What the compiler says, in our shape; lines from 1, null where it names none. */
function diagnosticsOf(found: readonly unknown[]): Diagnostic[] {
  return found.filter(isRecord).map((one) => {
    const range = isRecord(one['range']) ? one['range'] : {};
    const start = isRecord(range['start']) ? range['start'] : {};
    return {
      message: typeof one['message'] === 'string' ? one['message'] : 'unknown error',
      file: typeof one['path'] === 'string' ? basename(one['path']) : '',
      line: typeof start['line'] === 'number' ? start['line'] + 1 : null,
    };
  });
}

function wordDiagnostic(one: Diagnostic): string {
  const place = one.line === null ? one.file : `${one.file} line ${one.line}`;
  return `${place}: ${one.message.replaceAll(root, '')}`;
}

function templateError(found: readonly Diagnostic[]): AppError {
  const first = found[0];
  if (first === undefined) return new AppError('internal', 'The template was not compiled, and no reason was given.');
  return new AppError('invalid-input', `The template has an error. ${wordDiagnostic(first)}`, {
    data: { file: first.file, line: first.line },
  });
}

const cannotShow = /the text `((?:(?!` could not be displayed).)*)` could not be displayed with font/gsu;

/** The characters that the PDF/UA-1 writer names as without a glyph. */
function missingCharacters(message: string): Set<string> {
  const texts = [...message.matchAll(cannotShow)].map((match) => unquote(unquote(`"${match[1] ?? ''}"`)));
  // Subtle: a cluster is named whole, so the letter under a missing mark is in it; ASCII is in every font.
  return new Set(Array.from(texts.join('')).filter((char) => char > '\u007f'));
}

/** Undoes one level of Rust's debug quoting. */
function unquote(quoted: string): string {
  return quoted
    .replace(/^"|"$/gu, '')
    .replaceAll(/\\(?:u\{([0-9a-f]+)\}|(.))/gsu, (_all, code?: string, char?: string) =>
      code === undefined ? (char ?? '') : String.fromCodePoint(Number.parseInt(code, 16)),
    );
}

function pdfMessages(message: string): string {
  const messages = [...message.matchAll(/message: "((?:[^"\\]|\\.)*)"/gu)].map((match) => unquote(match[1] ?? ''));
  return messages.length > 0 ? messages.join('; ') : message;
}
