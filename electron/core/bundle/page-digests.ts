import { createHash } from 'node:crypto';
import { digestContent } from './content-tokens.ts';
import { readDestinations, type Destinations } from './destinations.ts';
import { arrayOf, dictOf, lookup, nameOf, type PdfFile, type PdfPage } from './pdf-file.ts';
import { PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './pdf-values.ts';
import { unpackedStream } from './stream-data.ts';

/** What stands on a page: a digest of all that is shown, and the pages (from 1) that its links lead to, in their order. */
export type PageDigest = { readonly digest: string; readonly links: readonly number[] };

/** Says nothing of what a reader sees: what a page belongs to, and what programs note for themselves. */
const unseen = new Set([
  'Parent',
  'P',
  'StructParent',
  'StructParents',
  'Metadata',
  'PieceInfo',
  'LastModified',
  'Thumb',
  'Tabs',
]);
const packing = new Set(['Length', 'Filter', 'DecodeParms', 'DL', 'F', 'FFilter', 'FDecodeParms']);
const mostValues = 20_000_000;
const mostDepth = 200;

/**
 * Gives a digest of each page: of its operators, the resources that they use, its boxes, and its annotations. It stays the same when
 * another program saves the file anew without touching the page, and changes with anything that is shown. Throws for a
 * file whose values have no end.
 */
export function digestPages(file: PdfFile): PageDigest[] {
  const digester = new Digester(file);
  return file.pages.map((page) => digester.page(page));
}

class Digester {
  private readonly file: PdfFile;
  private readonly destinations: Destinations;
  private readonly known = new Map<number, string>();
  private readonly open = new Map<number, number>();
  private values = 0;
  /** The outermost object under way that a value refers back to: until it is finished, nothing within is remembered. */
  private loop = Number.POSITIVE_INFINITY;

  constructor(file: PdfFile) {
    this.file = file;
    this.destinations = readDestinations(file);
  }

  page(page: PdfPage): PageDigest {
    const content = digestContent(this.contentOf(page.dict.get('Contents')));
    const links: number[] = [];
    const parts = [
      'page 1',
      [...page.mediaBox, ...page.box, page.rotate, page.userUnit].map(numberText).join(' '),
      content.digest,
      this.text(page.dict.get('Group'), 0),
      this.resources(page.resources, content.names),
      ...arrayOf(this.file, page.dict.get('Annots')).map((item) => this.annotation(dictOf(this.file, item), links)),
    ];
    return { digest: digestOf(parts.join('\n')).slice(0, 32), links };
  }

  private contentOf(value: PdfValue | undefined): string {
    const found = lookup(this.file, value);
    const streams = Array.isArray(found) ? found.map((item: PdfValue) => lookup(this.file, item)) : [found];
    return streams
      .map((stream) => (stream instanceof PdfStream ? latin1(unpackedStream(this.file, stream).data) : ''))
      .join('\n');
  }

  /** Only what the page's operators name: what else a file keeps at hand for its pages says nothing of this one. */
  private resources(resources: PdfDict | null, names: ReadonlySet<string>): string {
    if (resources === null) return '';
    const used = new Set(names);
    const forms = dictOf(this.file, resources.get('XObject'));
    for (const name of used) {
      const form = lookup(this.file, forms?.get(name));
      // Subtle: a form without resources of its own takes those of the page.
      if (!(form instanceof PdfStream) || form.dict.has('Resources')) continue;
      if (nameOf(this.file, form.dict.get('Subtype')) !== 'Form') continue;
      for (const more of digestContent(latin1(unpackedStream(this.file, form).data)).names) used.add(more);
    }
    const parts: string[] = [];
    for (const category of [...resources.entries.keys()].toSorted()) {
      const dict = dictOf(this.file, resources.get(category));
      if (dict === undefined || category === 'ProcSet') continue;
      for (const name of [...dict.entries.keys()].toSorted()) {
        if (used.has(name)) parts.push(`${category} ${name} ${this.text(dict.get(name), 0)}`);
      }
    }
    return parts.join('\n');
  }

  /** Where a link leads is told by page, beside the digest: a page that comes in before must not change it. */
  private annotation(annotation: PdfDict | undefined, links: number[]): string {
    if (annotation === undefined) return '';
    const entries = new Map(annotation.entries);
    entries.delete('Popup');
    const action = dictOf(this.file, entries.get('A'));
    const jumps = action !== undefined && nameOf(this.file, action.get('S')) === 'GoTo';
    const dest = entries.get('Dest') ?? (jumps ? action.get('D') : undefined);
    const place = dest === undefined ? undefined : this.destinations.resolve(dest);
    if (place !== undefined) {
      links.push(place.page + 1);
      entries.delete('Dest');
      entries.delete('A');
      return `${this.text(new PdfDict(entries), 0)} to ${place.view}`;
    }
    return this.text(new PdfDict(entries), 0);
  }

  /** Gives a value as text that is the same whether it stands in place or is referred to. */
  private text(value: PdfValue | undefined, depth: number): string {
    if (value === undefined || value === null) return 'null';
    if (++this.values > mostValues || depth > mostDepth) throw new Error('the values of this file have no end');
    if (value instanceof PdfRef) return this.referred(value.number, depth);
    if (typeof value === 'number') return numberText(value);
    if (typeof value === 'boolean') return String(value);
    if (value instanceof PdfName) return `/${value.text}`;
    if (value instanceof PdfString) return folded(`(${Buffer.from(value.bytes(), 'latin1').toString('hex')})`);
    if (value instanceof PdfDict) return folded(`<<${this.members(value, depth, false)}>>`);
    if (value instanceof PdfStream) {
      const { data, left } = unpackedStream(this.file, value);
      return folded(`<<${this.members(value.dict, depth, true)}>> ${left.join(' ')} ${digestOf(data)}`);
    }
    if (Array.isArray(value)) {
      return folded(`[${value.map((item: PdfValue) => this.text(item, depth + 1)).join(' ')}]`);
    }
    return 'null';
  }

  private members(dict: PdfDict, depth: number, isStream: boolean): string {
    const keys = [...dict.entries.keys()].filter((key) => !unseen.has(key) && !(isStream && packing.has(key)));
    return keys
      .toSorted()
      .flatMap((key) => {
        const text = this.text(dict.get(key), depth + 1);
        return text === 'null' ? [] : `/${key} ${text}`;
      })
      .join(' ');
  }

  private referred(number: number, depth: number): string {
    const known = this.known.get(number);
    if (known !== undefined) return known;
    const under = this.open.get(number);
    if (under !== undefined) {
      this.loop = Math.min(this.loop, under);
      return 'again';
    }
    const value = this.file.object(number);
    const type = value instanceof PdfDict ? value.get('Type') : undefined;
    if (type instanceof PdfName && (type.text === 'Page' || type.text === 'Pages')) return 'page';
    const height = this.open.size;
    const before = this.loop;
    this.loop = Number.POSITIVE_INFINITY;
    this.open.set(number, height);
    try {
      const text = this.text(value, depth + 1);
      if (this.loop >= height) this.known.set(number, text);
      return text;
    } finally {
      this.open.delete(number);
      this.loop = Math.min(before, this.loop >= height ? Number.POSITIVE_INFINITY : this.loop);
    }
  }
}

const longest = 64;

/** Long texts stand as their digest, so that what is shared costs once. */
const folded = (text: string): string => (text.length <= longest ? text : `#${digestOf(text)}`);

const digestOf = (data: string | Uint8Array): string =>
  (typeof data === 'string' ? createHash('sha256').update(data, 'latin1') : createHash('sha256').update(data)).digest(
    'hex',
  );

const numberText = (value: number): string => String(Math.round(value * 1e5) / 1e5 || 0);

const latin1 = (data: Uint8Array): string =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('latin1');
