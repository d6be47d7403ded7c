import type { Destination, Destinations } from './destinations.ts';
import { dictOf, nameOf, textOf, type PdfFile } from './pdf-file.ts';
import type { PdfDict } from './pdf-values.ts';
import { textString, type PdfWriter } from './pdf-writer.ts';

/** A bookmark of a PDF; it may lead nowhere and only hold others. */
export type SourceBookmark = {
  readonly title: string;
  readonly destination: Destination | null;
  readonly children: readonly SourceBookmark[];
};

/** A bookmark of the bundle; `dest` is a destination in PDF syntax. */
export type Bookmark = {
  readonly title: string;
  readonly dest: string | null;
  readonly open: boolean;
  readonly children: readonly Bookmark[];
};

const maxBookmarks = 5000;
const maxDepth = 24;

/** Reads a file's own bookmarks; those that lead nowhere and hold nothing are left out. Loops end. */
export function readBookmarks(file: PdfFile, destinations: Destinations): readonly SourceBookmark[] {
  const seen = new Set<PdfDict>();
  const siblings = (first: PdfDict | undefined, depth: number): readonly SourceBookmark[] => {
    const items: SourceBookmark[] = [];
    if (depth > maxDepth) return items;
    let item = first;
    while (item && !seen.has(item) && seen.size < maxBookmarks) {
      seen.add(item);
      const title = (textOf(file, item.get('Title')) ?? '').replace(/\p{Cc}+/gu, ' ').trim();
      const children = siblings(dictOf(file, item.get('First')), depth + 1);
      const destination = destinationOf(file, item, destinations);
      if (destination || children.length > 0)
        items.push({ title: title === '' ? 'Untitled' : title, destination, children });
      item = dictOf(file, item.get('Next'));
    }
    return items;
  };
  const root = dictOf(file, file.catalog.get('Outlines'));
  return siblings(dictOf(file, root?.get('First')), 0);
}

function destinationOf(file: PdfFile, item: PdfDict, destinations: Destinations): Destination | null {
  const direct = item.get('Dest');
  if (direct) return destinations.resolve(direct) ?? null;
  const action = dictOf(file, item.get('A'));
  if (!action || nameOf(file, action.get('S')) !== 'GoTo') return null;
  return destinations.resolve(action.get('D')) ?? null;
}

/** Writes bookmarks and gives the number of the outline's root. */
export function writeOutline(writer: PdfWriter, bookmarks: readonly Bookmark[]): number {
  const root = writer.reserve();
  const level = writeLevel(writer, root, bookmarks);
  writer.object(root, `<</Type/Outlines${level.entries}/Count ${level.visible}>>`);
  return root;
}

function writeLevel(
  writer: PdfWriter,
  parent: number,
  items: readonly Bookmark[],
): { entries: string; visible: number } {
  const numbers = items.map(() => writer.reserve());
  let visible = items.length;
  for (const [i, item] of items.entries()) {
    const own = numbers[i] ?? 0;
    const below = item.children.length > 0 ? writeLevel(writer, own, item.children) : null;
    if (below && item.open) visible += below.visible;
    const links = [
      i > 0 ? `/Prev ${numbers[i - 1]} 0 R` : '',
      i + 1 < items.length ? `/Next ${numbers[i + 1]} 0 R` : '',
      below ? `${below.entries}/Count ${item.open ? below.visible : -below.visible}` : '',
      item.dest ? `/Dest${item.dest}` : '',
    ];
    writer.object(own, `<</Title ${textString(item.title)}/Parent ${parent} 0 R${links.join('')}>>`);
  }
  if (items.length === 0) return { entries: '', visible: 0 };
  return { entries: `/First ${numbers[0]} 0 R/Last ${numbers[items.length - 1]} 0 R`, visible };
}
