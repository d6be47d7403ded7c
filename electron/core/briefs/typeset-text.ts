import type { Rect } from '../../../shared/domain/excerpts.ts';
import { charWidth } from '../../../shared/domain/char-width.ts';
import { textLinePlace, textPageGeometry } from '../../../shared/domain/placed-text.ts';
import { textPageRule } from '../../../shared/domain/text-pages.ts';
import { AppError } from '../../../shared/errors.ts';
import { fittingPng, type PlacedPicture, placePictures, type SheetPicture, sizeInDots } from './sheet-pictures.ts';
import { runTypst } from './typeset-compiler.ts';
import { codePointHex, codePointMark, missingWarnings, printable } from './typeset-data.ts';
import { addMissing, type TypesetBrief } from './typeset.ts';
import { textExhibitSource } from './typeset-text-source.ts';

/** A black box over what was taken out of the lines, in PDF points from the bottom left; `code` stands white on it. */
export type TextBox = { readonly rect: Rect; readonly code: string };

export type TextExhibit = {
  readonly title: string;
  /** What the pages are the text of, and the hash of the source; printed small at the head of each page. */
  readonly provenance: readonly string[];
  /** At most 48 lines a page and 84 columns a line, as `paginateText` makes them. */
  readonly pages: readonly {
    readonly lines: readonly string[];
    readonly boxes?: readonly TextBox[];
    /** Shown below the lines. */
    readonly pictures?: readonly SheetPicture[];
  }[];
  /** The bytes of the pictures; each is named by what it holds. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
};

/** The pictures of each page in their places, and their files as they are set. */
type SetPictures = {
  readonly placed: readonly (readonly PlacedPicture[])[];
  readonly files: ReadonlyMap<string, Uint8Array>;
};
const noPictures: SetPictures = { placed: [], files: new Map() };

/** Where text stands on such a page, in PDF points. */
export const textExhibitGeometry = textPageGeometry;

/** Width of the head's first line; to its right is room for the exhibit stamp. */
const headWidth = 340;

/** Gives the place of a line (numbered from 1) as [left, bottom, right, top] in PDF points from the bottom left. */
export function textLineRect(line: number): [number, number, number, number] {
  return textLinePlace(line);
}

/**
 * Gives text, mail or Word as an exhibit: exactly one PDF page for each page of text, with numbered lines; the upper right
 * corner and the lowest 0.6 in stay free for stamps. A character that no font has is printed as ⟨U+XXXX⟩ where its line has
 * room and else as a small box with its code point; a warning names it. Throws `invalid-input` on a page of too many lines.
 */
export function typesetTextExhibit(exhibit: TextExhibit, pictures = noPictures): TypesetBrief {
  const tooLong = exhibit.pages.findIndex((page) => page.lines.length > textPageRule.lines);
  if (tooLong >= 0 || exhibit.pages.length === 0) {
    throw new AppError('invalid-input', `Page ${tooLong + 1} of a text has no place for its lines.`);
  }
  const missing = new Set<string>();
  for (;;) {
    const json = new TextEncoder().encode(JSON.stringify(textData(exhibit, pictures.placed, missing)));
    const files = new Map([
      ['text.typ', new TextEncoder().encode(textExhibitSource)],
      ['text.json', json],
      ...pictures.files,
    ]);
    const outcome = runTypst({ files, main: 'text.typ', date: '1970-01-01' });
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

/** The same with the pictures of its pages, none finer than 300 dots to the inch. Throws `unreadable-file` too. */
export async function typesetPicturedExhibit(exhibit: TextExhibit): Promise<TypesetBrief> {
  const files = new Map<string, Uint8Array>();
  const placed: PlacedPicture[][] = [];
  for (const { lines, pictures = [] } of exhibit.pages) {
    const given = pictures.flatMap((picture) => {
      const bytes = exhibit.files?.get(picture.name);
      return bytes === undefined ? [] : [{ ...picture, bytes, dots: sizeInDots(bytes) }];
    });
    const places = placePictures(
      given.map(({ name, caption, dots }) => ({ name, caption, dots })),
      lines.length,
    );
    placed.push(places);
    for (const [at, place] of places.entries()) {
      const bytes = given[at]?.bytes;
      if (bytes !== undefined) files.set(place.name, await fittingPng(bytes, place));
    }
  }
  return typesetTextExhibit(exhibit, { placed, files });
}

function textData(exhibit: TextExhibit, placed: SetPictures['placed'], missing: ReadonlySet<string>): unknown {
  return {
    geometry: textExhibitGeometry,
    headWidth,
    title: printable(exhibit.title === '' ? 'Untitled' : exhibit.title, missing),
    provenance: printable(exhibit.provenance, missing),
    pages: exhibit.pages.map((page) => pageRuns(page.lines, missing)),
    pictures: exhibit.pages.map((_, at) =>
      (placed[at] ?? []).map((picture) => ({ ...picture, caption: printable(picture.caption, missing) })),
    ),
    boxes: exhibit.pages.map(({ boxes = [] }) => boxes.map((box) => boxData(box, missing))),
  };
}

function boxData({ rect: [x0, y0, x1, y1], code }: TextBox, missing: ReadonlySet<string>): unknown {
  const { height } = textExhibitGeometry;
  const size = Math.min(8, (x1 - x0) / (Array.from(code).length * 0.65));
  return { x: x0, y: height - y1, width: x1 - x0, height: y1 - y0, size, code: printable(code, missing) };
}

type LinePart = string | { readonly rows: readonly string[]; readonly columns: number };

/** Lines that are set at once; `row` counts from 0. Plain ones are in the fixed width of the font, so they fit. */
type LineRun =
  | { readonly kind: 'plain'; readonly row: number; readonly lines: number; readonly text: string }
  | { readonly kind: 'fitted'; readonly row: number; readonly lines: 1; readonly parts: readonly LinePart[] };

function pageRuns(lines: readonly string[], missing: ReadonlySet<string>): LineRun[] {
  const runs: LineRun[] = [];
  for (const [row, line] of lines.entries()) {
    const shown = String(printable(line.replaceAll(/[\r\n]/gu, ' '), new Set()));
    const last = runs.at(-1);
    if (!isPlain(shown)) runs.push({ kind: 'fitted', row, lines: 1, parts: lineParts(shown, missing) });
    else if (last?.kind !== 'plain') runs.push({ kind: 'plain', row, lines: 1, text: shown });
    else runs[runs.length - 1] = { ...last, lines: last.lines + 1, text: `${last.text}\n${shown}` };
  }
  return runs;
}

function isPlain(line: string): boolean {
  return line.length <= textPageRule.columns && /^[ -~]*$/u.test(line);
}

function lineParts(line: string, missing: ReadonlySet<string>): LinePart[] {
  const marked = Array.from(line, (char) => (missing.has(char) ? codePointMark(char) : char)).join('');
  if (columnsOf(marked) <= textPageRule.columns) return [marked];
  const parts: LinePart[] = [];
  for (const char of line) {
    const last = parts.at(-1);
    if (missing.has(char)) parts.push(codeBox(char));
    else if (typeof last === 'string') parts[parts.length - 1] = last + char;
    else parts.push(char);
  }
  return parts;
}

function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, char) => sum + charWidth(char.codePointAt(0) ?? 0), 0);
}

/** The code point's digits in two rows, as wide as the character. */
function codeBox(char: string): LinePart {
  const hex = codePointHex(char);
  const half = Math.ceil(hex.length / 2);
  return { rows: [hex.slice(0, half), hex.slice(half)], columns: Math.max(1, charWidth(char.codePointAt(0) ?? 0)) };
}
