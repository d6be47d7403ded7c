import { type Extraction, unreadable } from './extraction.ts';
import { codepageOfCharset, decodeCodepage } from './rtf-codepages.ts';
import { textToPages } from './text.ts';

const mime = 'application/rtf';
const deepest = 10_000;

/** Groups whose text is not part of what the reader sees (RTF 1.9.1). A group that begins with \* is one unless it is in `shown`. */
const concealed = new Set(
  'fonttbl colortbl stylesheet info pict object objdata result themedata colorschememapping header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable generator xmlnstbl datafield filetbl revtbl rsidtbl nonshppict fldinst bkmkstart bkmkend ftnsep ftnsepc aftnsep aftnsepc template private latentstyles annotation atnid atnauthor atntime atnref'.split(
    ' ',
  ),
);
const shown = new Set(['shppict', 'shptxt', 'footnote', 'listtext', 'pntext', 'fldrslt']);

const symbols: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  row: '\n',
  nestrow: '\n',
  page: '\f',
  tab: '\t',
  cell: '\t',
  nestcell: '\t',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  '~': ' ',
  _: '-',
  '\n': '\n',
  '\r': '\n',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

type Target = 'body' | 'title' | 'author' | 'note' | 'fonts' | 'none';

type Group = { target: Target; fallback: number; codepage: number; isDeleted: boolean; isStarred: boolean };

export type RtfText = {
  readonly text: string;
  readonly title: string;
  readonly author: string;
  readonly warnings: readonly string[];
};

/** Gives an RTF file as text pages, notes at the end. Throws `unreadable-file`. */
export function extractRtf(bytes: Uint8Array): Extraction {
  const { text, title, author, warnings } = rtfText(bytes);
  const meta = author === '' ? {} : { author: author.slice(0, 500) };
  return { format: 'rtf', mime, title: title === '' ? null : title, pages: textToPages(text), meta, warnings };
}

/** Gives the words of RTF. Throws `unreadable-file`: damaged, for groups nested too deep. */
export function rtfText(bytes: Uint8Array): RtfText {
  return new RtfReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')).read();
}

class RtfReader {
  readonly #source: string;
  readonly #out: Record<Target, string[]> = { body: [], title: [], author: [], note: [], fonts: [], none: [] };
  readonly #fonts = new Map<number, number>();
  readonly #said = new Set<string>();
  readonly #stack: Group[] = [];
  #group: Group = { target: 'body', fallback: 1, codepage: 1252, isDeleted: false, isStarred: false };
  #bytes: string[] = [];
  #skip = 0;
  #font = 0;
  #default = 1252;
  #notes = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): RtfText {
    const source = this.#source;
    const run = /[^\\{}\r\n\0]+/uy;
    const word = /([a-zA-Z]{1,32})(-?\d{1,10})? ?/uy;
    for (let at = 0; at < source.length;) {
      const char = source[at];
      if (char === '{') this.#open();
      else if (char === '}') this.#close();
      else if (char === '\\') {
        word.lastIndex = at + 1;
        const found = word.exec(source);
        at = found === null ? this.#symbol(at + 1) : this.#word(found, word.lastIndex);
        continue;
      } else if (char !== '\r' && char !== '\n' && char !== '\0') {
        run.lastIndex = at;
        const text = run.exec(source)?.[0] ?? '';
        this.#plain(text);
        at += text.length;
        continue;
      }
      at += 1;
    }
    this.#flush();
    const text = (target: Target) => this.#out[target].join('');
    const notes = text('note') === '' ? '' : `\n\n${text('note').trim()}`;
    return {
      text: `${text('body')
        .replaceAll(/[ \t]+\n/gu, '\n')
        .trim()}${notes}`,
      title: text('title').trim(),
      author: text('author').trim(),
      warnings: [...this.#said],
    };
  }

  #open(): void {
    this.#flush();
    if (this.#stack.length >= deepest) throw unreadable('damaged', 'groups are nested too deep', { mime });
    this.#stack.push(this.#group);
    this.#group = { ...this.#group, isStarred: false };
    this.#skip = 0;
  }

  #close(): void {
    this.#flush();
    this.#group = this.#stack.pop() ?? this.#group;
    this.#skip = 0;
  }

  /** A backslash and one sign. Gives where to go on. */
  #symbol(at: number): number {
    const sign = this.#source[at] ?? '';
    if (sign === "'") {
      const code = parseInt(this.#source.slice(at + 1, at + 3), 16);
      if (this.#skip > 0) this.#skip -= 1;
      else if (!Number.isNaN(code)) this.#bytes.push(String.fromCharCode(code));
      return at + 3;
    }
    if (sign === '*') this.#group.isStarred = true;
    const text = symbols[sign];
    if (text !== undefined) this.#write(text);
    return at + 1;
  }

  /** A control word. Gives where to go on. */
  #word(found: RegExpExecArray, next: number): number {
    const [, name = '', parameter] = found;
    const value = parameter === undefined ? null : Number(parameter);
    const { isStarred } = this.#group;
    this.#group.isStarred = false;
    if (name === 'bin') return next + Math.max(0, value ?? 0);
    if (this.#skip > 0 && name !== 'u' && name !== 'uc') {
      this.#skip -= 1;
      return next;
    }
    if (name === 'u') this.#unicode(value ?? 0);
    else if (name === 'uc') this.#group.fallback = Math.min(Math.max(value ?? 1, 0), 100);
    else if (name === 'ansicpg') this.#codepage(value ?? 1252);
    else if (name === 'f') this.#useFont(value ?? 0);
    else if (name === 'fcharset') this.#fonts.set(this.#font, codepageOfCharset(value ?? 0) ?? this.#default);
    else if (name === 'deleted') this.#group.isDeleted = value !== 0;
    else if (name === 'v' && value !== 0) this.#said.add('hidden text is shown like the rest');
    else if (concealed.has(name) || (isStarred && !shown.has(name))) this.#conceal(name);
    else if (name === 'footnote') this.#note();
    else if ((name === 'title' || name === 'author') && this.#isInfo()) this.#group.target = name;
    else if (symbols[name] !== undefined) this.#write(symbols[name] ?? '');
    return next;
  }

  #isInfo(): boolean {
    return this.#group.target === 'none';
  }

  #conceal(name: string): void {
    this.#flush();
    if (name === 'pict') this.#said.add('pictures in the text are not shown');
    if (name === 'annotation') this.#said.add('comments are not shown');
    this.#group.target = name === 'fonttbl' ? 'fonts' : 'none';
  }

  #note(): void {
    if (this.#group.target !== 'body') return;
    this.#notes += 1;
    this.#write(`[${this.#notes}]`);
    this.#flush();
    this.#group.target = 'note';
    this.#out.note.push(`\n[${this.#notes}] `);
  }

  #codepage(codepage: number): void {
    this.#flush();
    this.#default = codepage;
    this.#group.codepage = codepage;
  }

  #useFont(font: number): void {
    this.#flush();
    this.#font = font;
    if (this.#group.target !== 'fonts') this.#group.codepage = this.#fonts.get(font) ?? this.#default;
  }

  #unicode(value: number): void {
    this.#write(String.fromCharCode(value & 0xffff));
    this.#skip = this.#group.fallback;
  }

  #plain(text: string): void {
    const skipped = Math.min(this.#skip, text.length);
    this.#skip -= skipped;
    if (skipped < text.length) this.#bytes.push(text.slice(skipped));
  }

  #write(text: string): void {
    this.#flush();
    this.#put(text);
  }

  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = this.#bytes.join('');
    this.#bytes = [];
    this.#put(decodeCodepage(bytes, this.#group.codepage));
  }

  #put(text: string): void {
    const { target, isDeleted } = this.#group;
    if (target === 'none' || target === 'fonts') return;
    if (isDeleted) this.#said.add('words that were deleted while changes were tracked are left out');
    else this.#out[target].push(text);
  }
}
