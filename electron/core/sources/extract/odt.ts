import { type ByteSource, memorySource } from '../byte-source.ts';
import { type Extraction, extractLimits, unreadable } from './extraction.ts';
import { escapeHtml } from './html-local.ts';
import { htmlToText } from './html-text.ts';
import { textToPages } from './text.ts';
import { readXml } from './xml.ts';
import { memberPieces, openZip } from './zip-parts.ts';

const mime = 'application/vnd.oasis.opendocument.text';

/** Gives an OpenDocument text as text pages, notes at the end. Throws `unreadable-file`. */
export async function extractOdt(bytes: Uint8Array): Promise<Extraction> {
  const { html, title, meta, warnings } = await readOdt(memorySource(bytes));
  return { format: 'odt', mime, title, pages: textToPages(htmlToText(html)), meta, warnings };
}

/** Gives the HTML of an OpenDocument text: headings, paragraphs, lists, tables, notes; no pictures, nothing that could reach out. */
export async function odtHtml(bytes: Uint8Array): Promise<string> {
  return (await readOdt(memorySource(bytes))).html;
}

type Odt = {
  readonly html: string;
  readonly title: string | null;
  readonly meta: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
};

async function readOdt(source: ByteSource): Promise<Odt> {
  const { zip, members } = await openZip(source, extractLimits.zipEntries);
  let left: number = extractLimits.zipBytes;
  const read = (path: string): AsyncIterable<Uint8Array> | null => {
    const member = members.find((one) => one.path === path);
    if (member === undefined) return null;
    if (member.entry.isEncrypted()) throw unreadable('encrypted', 'the text is under a password', { mime });
    return (async function* () {
      for await (const piece of memberPieces(zip, member, left)) {
        left -= piece.length;
        yield piece;
      }
    })();
  };
  if (await isEncrypted(read('META-INF/manifest.xml'))) {
    throw unreadable('encrypted', 'the text is under a password', { mime });
  }
  const content = read('content.xml');
  if (content === null) throw unreadable('damaged', 'the file has no text in it', { mime });
  const writer = new OdtWriter();
  await readXml(content, writer);
  const said = await readMeta(read('meta.xml'));
  const meta: Record<string, string> = {};
  if (said.creator !== '') meta['author'] = said.creator;
  if (said['creation-date'] !== '') meta['created'] = said['creation-date'];
  return { html: writer.html(), title: said.title === '' ? null : said.title, meta, warnings: writer.warnings() };
}

async function isEncrypted(chunks: AsyncIterable<Uint8Array> | null): Promise<boolean> {
  let found = false;
  if (chunks === null) return false;
  await readXml(chunks, {
    open: (name) => {
      if (name === 'encryption-data') found = true;
    },
  });
  return found;
}

async function readMeta(
  chunks: AsyncIterable<Uint8Array> | null,
): Promise<{ title: string; creator: string; 'creation-date': string }> {
  const said = { title: '', creator: '', 'creation-date': '' };
  let field: keyof typeof said | null = null;
  if (chunks === null) return said;
  await readXml(chunks, {
    open: (name) => {
      field = name === 'title' || name === 'creator' || name === 'creation-date' ? name : null;
    },
    text: (text) => {
      if (field !== null) said[field] = (said[field] + text).slice(0, 500);
    },
    close: () => {
      field = null;
    },
  });
  return said;
}

const plainTags: Readonly<Record<string, string>> = {
  p: 'p',
  list: 'ul',
  'list-item': 'li',
  table: 'table',
  'table-row': 'tr',
  'table-cell': 'td',
};

/** Groups that a reader of the finished text does not see. */
const concealed: Readonly<Record<string, string>> = {
  'tracked-changes': 'words that were deleted while changes were tracked are left out',
  annotation: 'comments are not shown',
  'sequence-decls': '',
  'variable-decls': '',
  forms: '',
};

/** Writes HTML while an OpenDocument text is read (OpenDocument 1.3 part 3). */
class OdtWriter {
  readonly #body: string[] = [];
  readonly #notes: string[] = [];
  readonly #said = new Set<string>();
  readonly #open: string[] = [];
  #concealed = 0;
  /** How many paragraphs are open: words stand in paragraphs alone. */
  #paragraphs = 0;
  #noteDepth = 0;
  /** Mark of the note that begins, until its first words. */
  #mark = '';
  #isMark = false;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const said = concealed[name];
    if (said !== undefined) {
      this.#concealed += 1;
      if (said !== '') this.#said.add(said);
    }
    let tag = plainTags[name] ?? '';
    if (name === 'h') tag = `h${Math.min(Math.max(Number(attributes['text:outline-level']) || 1, 1), 6)}`;
    if (name === 'image') this.#said.add('pictures in the text are not shown');
    if (name === 'note-body') this.#noteDepth += 1;
    if (name === 'note-citation') {
      this.#isMark = true;
      this.#mark = '';
    }
    this.#open.push(tag);
    if (name === 'p' || name === 'h') this.#paragraphs += 1;
    if (tag !== '') this.#write(`<${tag}>`);
    if (tag === 'p' && this.#noteDepth > 0 && this.#mark !== '') {
      this.#words(`[${this.#mark}] `);
      this.#mark = '';
    }
    if (name === 's') this.#words('\u00a0'.repeat(Math.min(Math.max(Number(attributes['text:c']) || 1, 1), 200)));
    else if (name === 'tab') this.#words('\t');
    else if (name === 'line-break') this.#write('<br>');
    else if (name === 'note-citation') this.#words('[');
  }

  close(name: string): void {
    if (name === 'note-citation') {
      this.#words(']');
      this.#isMark = false;
    }
    if (name === 'p' || name === 'h') this.#paragraphs -= 1;
    const tag = this.#open.pop() ?? '';
    if (tag !== '') this.#write(`</${tag}>`);
    if (name === 'note-body') this.#noteDepth -= 1;
    if (concealed[name] !== undefined) this.#concealed -= 1;
  }

  text(text: string): void {
    if (this.#isMark) this.#mark = (this.#mark + text).slice(0, 20);
    if (this.#paragraphs > 0) this.#words(text);
  }

  html(): string {
    return `${this.#body.join('')}${this.#notes.length === 0 ? '' : `<hr>${this.#notes.join('')}`}`;
  }

  warnings(): string[] {
    return [...this.#said];
  }

  #words(text: string): void {
    this.#write(escapeHtml(text));
  }

  #write(html: string): void {
    if (this.#concealed > 0) return;
    (this.#noteDepth > 0 ? this.#notes : this.#body).push(html);
  }
}
