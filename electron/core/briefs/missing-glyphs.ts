import { codePointHex } from './typeset-data.ts';

/** A character that no font of the program has, and the blocks of the document in which it stands (from 0, in order). */
export type MissingGlyph = {
  readonly character: string;
  readonly codePoint: string;
  readonly blocks: readonly number[];
};

/** Gives where each character stands: in which blocks of the document; none for one that stands around them, as in the caption. */
export function missingGlyphs(
  characters: readonly string[],
  blocks: readonly { readonly at: number | null }[],
): MissingGlyph[] {
  return characters
    .toSorted((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0))
    .map((character) => ({
      character,
      codePoint: `U+${codePointHex(character)}`,
      blocks: [...new Set(blocks.flatMap((block) => (block.at !== null && holds(block, character) ? [block.at] : [])))],
    }));
}

function holds(value: unknown, character: string): boolean {
  if (typeof value === 'string') return value.includes(character);
  return typeof value === 'object' && value !== null && Object.values(value).some((one) => holds(one, character));
}
