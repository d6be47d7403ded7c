import type { NamedCheck } from '../../../shared/contract/views.ts';
import { isPrintable, printable } from '../bundle/win-ansi.ts';
import { checkOf } from './export-gate.ts';
import type { PreparedExhibit } from './prepared-exhibits.ts';
import { codePointHex } from './typeset-data.ts';

/** Tells which tabs print their title with other letters than it has: the type of a tab knows those of Western Europe alone. */
export function tabTitles(exhibits: readonly PreparedExhibit[]): NamedCheck {
  const changed = exhibits.filter(({ row, tab }) => tab === true && !isPrintable(row.title));
  return checkOf(
    'tab-titles',
    changed.map(({ row: { label, title, source } }) => ({
      text: `${label}: “${title}” is printed as “${printable(title).trim()}”, without ${lostOf(title)}`,
      place: { kind: 'source', source, page: 1 },
    })),
    {
      passes: 'Each tab prints the title of its exhibit as it is written',
      fails: (count) =>
        `${count} ${count === 1 ? 'tab prints its title' : 'tabs print their titles'} without some letters or accents`,
    },
  );
}

/** The characters that are lost, each with its code point. */
function lostOf(title: string): string {
  const lost = new Set(Array.from(title.normalize('NFC')).filter((char) => !isPrintable(char)));
  return Array.from(lost, (char) => `${char} (U+${codePointHex(char)})`).join(', ');
}
