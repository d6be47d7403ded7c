/** Quoted words in a text, from `start` to before `end`, without the marks. */
export type QuotedPassage = { readonly start: number; readonly end: number };

/** Gives what stands between double quotation marks, curly or straight, in order; what is left open is none. */
export function quotedPassages(text: string): QuotedPassage[] {
  const out: QuotedPassage[] = [];
  let open = -1;
  let depth = 0;
  for (const match of text.matchAll(/["\u201C\u201D\u201E]/gu)) {
    const at = match.index;
    const isOpening =
      match[0] === '\u201C' ||
      match[0] === '\u201E' ||
      (match[0] === '"' && open < 0 && /(?:^|[\s([\u2014\u2013\uFFFC-])$/u.test(text.slice(Math.max(0, at - 1), at)));
    if (isOpening) {
      if (open < 0) open = at + 1;
      else depth += 1;
    } else if (depth > 0) depth -= 1;
    else if (open >= 0) {
      out.push({ start: open, end: at });
      open = -1;
    }
  }
  return out;
}
