import type { Rect } from '../../../shared/domain/excerpts.ts';
import { isCovered, placeOf, type PlacedText } from '../../../shared/domain/placed-text.ts';
import { number } from './pdf-writer.ts';

/** Words as text that is not seen, with the characters of each font in the order of their codes (from 1). */
export type HiddenWords = { readonly operators: string; readonly fonts: ReadonlyMap<string, readonly string[]> };

/** Dashes and dots may show nothing in the middle of their room; most letters of a word do. */
const visible = 0.6;
/** The middle of a letter's room, where the letters with neither tops nor tails have their ink: clear of the edge of a box. */
const core = ([x0, y0, x1, y1]: Rect): Rect => [x0, y0 + (y1 - y0) * 0.3, x1, y0 + (y1 - y0) * 0.62];

type Word = { readonly chars: readonly string[]; readonly places: readonly Rect[] };

const mostPerFont = 255;
/** A letter counts as touched when a box covers more of its room than the neighbouring line of tight type would lend it. */
const touched = 0.12;

/**
 * Gives the words of a page that no box touches, as hidden text in their places, so that the picture of the page can still be
 * searched. A word that a box touches is left out whole, and so is one that is not `seen` on the picture: what lay hidden on the page
 * does not go along. Subtle: only whole words go in, and none is ever split at a box.
 */
export function hiddenWords(
  placed: PlacedText,
  boxes: readonly { readonly rect: Rect }[],
  seen: (place: Rect) => boolean,
): HiddenWords {
  const fonts = new Map<string, string[]>();
  const codes = new Map<string, { readonly font: string; readonly code: number }>();
  const codeOf = (char: string) => {
    const known = codes.get(char);
    if (known) return known;
    const font = `LmHide${Math.floor(codes.size / mostPerFont)}`;
    const chars = fonts.get(font) ?? [];
    chars.push(char);
    fonts.set(font, chars);
    const made = { font, code: chars.length };
    codes.set(char, made);
    return made;
  };
  const lines = wordsOf(placed)
    .filter(({ places }) => !places.some((place) => boxes.some(({ rect }) => isCovered(place, rect, touched))))
    .filter(({ places }) => places.filter((place) => seen(core(place))).length >= places.length * visible)
    .map((word) => wordOperators(word, codeOf));
  return { operators: lines.length === 0 ? '' : ['q 3 Tr', ...lines, 'Q'].join('\n'), fonts };
}

function wordsOf(placed: PlacedText): Word[] {
  const words: { chars: string[]; places: Rect[] }[] = [];
  let isOpen = false;
  for (let unit = 0; unit < placed.text.length;) {
    const char = String.fromCodePoint(placed.text.codePointAt(unit) ?? 0);
    const place = placeOf(placed, unit);
    unit += char.length;
    const shows = place !== null && place[2] > place[0] && place[3] > place[1];
    if (!shows || /[\s\p{Cc}\ufffd]/u.test(char)) {
      isOpen = false;
      continue;
    }
    const last = words.at(-1);
    if (isOpen && last !== undefined) {
      last.chars.push(char);
      last.places.push(place);
    } else words.push({ chars: [char], places: [place] });
    isOpen = true;
  }
  return words;
}

function wordOperators(
  { chars, places }: Word,
  codeOf: (char: string) => { readonly font: string; readonly code: number },
): string {
  const [x0, y0, x1, y1] = places.reduce((a, b) => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.max(a[2], b[2]),
    Math.max(a[3], b[3]),
  ]);
  const first = places[0] ?? [0, 0, 0, 0];
  const last = places.at(-1) ?? first;
  const down = (first[1] + first[3] - last[1] - last[3]) / 2;
  const isUpright = Math.abs(down) > Math.max(y1 - y0, x1 - x0) / 3 && y1 - y0 > x1 - x0;
  const [across, along] = isUpright ? [x1 - x0, y1 - y0] : [y1 - y0, x1 - x0];
  const size = Math.max(1, across * 0.8);
  const stretch = Math.max(1, (along / (chars.length * size * 0.5)) * 100);
  const base = across * 0.22;
  const matrix = !isUpright
    ? [1, 0, 0, 1, x0, y0 + base]
    : down > 0
      ? [0, -1, 1, 0, x0 + base, y1]
      : [0, 1, -1, 0, x1 - base, y0];
  const shown = chars.map(codeOf);
  let text = `BT ${number(stretch)} Tz ${matrix.map(number).join(' ')} Tm`;
  for (let at = 0; at < shown.length;) {
    const { font = '' } = shown[at] ?? {};
    let end = at;
    while (shown[end]?.font === font) end += 1;
    const bytes = shown.slice(at, end).map(({ code }) => code.toString(16).padStart(2, '0'));
    text += ` /${font} ${number(size)} Tf <${bytes.join('')}> Tj`;
    at = end;
  }
  return `${text} ET`;
}
