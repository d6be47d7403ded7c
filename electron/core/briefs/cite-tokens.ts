import type { CiteRun, Run } from '../../../shared/domain/brief-blocks.ts';

/** A cite in a text that a person typed: `[[excerpt/<id>]]` or `[[exhibit/<id>]]`. It is an id; the place is rendered. */
const token = /\[\[((?:excerpt|exhibit)\/[A-Za-z0-9-]{1,64})\]\]/gu;

/** Gives a text as runs, its cite tokens rendered. `cite` gives null for an id that cannot be cited; then `onDead` is told. */
export function runsOf(
  text: string,
  cite: (target: string) => CiteRun | null,
  onDead: (target: string) => void,
): Run[] {
  const runs: Run[] = [];
  let last = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > last) runs.push({ kind: 'text', text: text.slice(last, match.index) });
    const target = match[1] ?? '';
    const run = cite(target);
    if (run === null) onDead(target);
    else runs.push(run);
    last = match.index + match[0].length;
  }
  if (last < text.length) runs.push({ kind: 'text', text: text.slice(last) });
  return runs;
}
