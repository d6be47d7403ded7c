import { basename, join, resolve } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { AppError } from '../../../shared/errors.ts';
import { isRecord } from './typeset-data.ts';

/** A file of the virtual folder in which Typst works, by its path relative to that folder. */
export type TypesetFiles = ReadonlyMap<string, Uint8Array>;

export type TypesetJob = {
  readonly files: TypesetFiles;
  /** The file of `files` that is compiled. */
  readonly main: string;
  /** Date of issue, YYYY-MM-DD: the only date written into the PDF. */
  readonly date: string;
};

export type Typeset =
  | { readonly kind: 'set'; readonly pdf: Uint8Array; readonly pages: number; readonly warnings: readonly string[] }
  | { readonly kind: 'missing'; readonly characters: ReadonlySet<string> };

/**
 * Typst is given a root that does not exist on disk and every file from memory, so that a template can read nothing else:
 * no path, no link out of its folder, and the same from inside a packaged archive.
 */
const root = resolve('/', 'loudermill-typeset');

/**
 * Gives the PDF (PDF/UA-1: tagged, titled, in a language) and its pages, or the characters that none of the template's fonts
 * can show. Throws `invalid-input` with file and line where the template is at fault.
 */
export function runTypst(job: TypesetJob): Typeset {
  const compiler = NodeCompiler.create({ workspace: root, fontArgs: [{ fontBlobs: fontsOf(job.files) }] });
  for (const [path, bytes] of job.files) compiler.mapShadow(join(root, path), Buffer.from(bytes));
  try {
    const compiled = compiler.compile({ mainFilePath: join(root, job.main) });
    const document = compiled.result;
    if (document === null) {
      const error = compiled.takeError() ?? compiled.takeDiagnostics();
      throw templateError(error === null ? [] : diagnosticsOf(compiler.fetchDiagnostics(error)));
    }
    const warned = compiled.takeWarnings();
    const warnings = warned === null ? [] : diagnosticsOf(compiler.fetchDiagnostics(warned)).map(wordDiagnostic);
    const creationTimestamp = Date.parse(`${job.date}T00:00:00Z`) / 1000;
    try {
      const pdf = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
      return { kind: 'set', pdf: new Uint8Array(pdf), pages: document.numOfPages, warnings };
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      const characters = missingCharacters(message);
      if (characters.size > 0) return { kind: 'missing', characters };
      throw new AppError('invalid-input', `The template cannot be set as an accessible PDF: ${pdfMessages(message)}`, {
        cause,
      });
    }
  } finally {
    compiler.evictCache(5);
  }
}

function fontsOf(files: TypesetFiles): Buffer[] {
  return [...files].filter(([path]) => /\.(?:ttf|otf)$/iu.test(path)).map(([, bytes]) => Buffer.from(bytes));
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
