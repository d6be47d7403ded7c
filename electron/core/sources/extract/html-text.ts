import { decodeEntities, scanHtml } from './html-scan.ts';

const blocks = new Set(
  'address article aside center dd div dl dt fieldset figure footer form header hr li main nav pre section tbody thead tfoot tr'.split(
    ' ',
  ),
);
const paragraphs = new Set('p h1 h2 h3 h4 h5 h6 blockquote table ul ol'.split(' '));

/** Gives the words of HTML in reading order: a line per block, an empty line between paragraphs, list items marked. */
export function htmlToText(html: string): string {
  const writer = new LineWriter();
  let preformatted = 0;
  const lists: number[] = [];
  for (const token of scanHtml(html)) {
    if (token.kind === 'raw') {
      if (token.name === 'textarea' || token.name === 'xmp') writer.add(decodeEntities(token.text));
    } else if (token.kind === 'text') {
      const words = decodeEntities(token.text);
      if (preformatted > 0) writer.addLines(words);
      else writer.add(words.replace(/[ \t\r\n\f]+/gu, ' '));
    } else {
      const { name, closing } = token;
      if (name === 'br') writer.newLine();
      else if ((name === 'td' || name === 'th') && closing) writer.add('\t');
      else if (paragraphs.has(name)) writer.endLine(true);
      else if (blocks.has(name)) writer.endLine(false);
      if (name === 'pre') preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
      if ((name === 'ul' || name === 'ol') && closing) lists.pop();
      else if (name === 'ul' || name === 'ol') lists.push(name === 'ol' ? 1 : 0);
      if (name === 'li' && !closing) writer.mark(listMark(lists));
    }
  }
  return writer.text();
}

/** The mark of the next item of the innermost list, which it counts. */
function listMark(lists: number[]): string {
  const number = lists.at(-1) ?? 0;
  if (number > 0) lists[lists.length - 1] = number + 1;
  return `${'  '.repeat(Math.min(10, Math.max(0, lists.length - 1)))}${number > 0 ? `${number}.` : '•'} `;
}

/** Collects lines in one pass. */
class LineWriter {
  #lines: string[] = [];
  #line = '';
  #marked = false;
  /** Subtle: looking at the end of a line that is still growing would copy it each time. */
  #afterBlank = true;

  add(text: string): void {
    const run = this.#afterBlank ? text.replace(/^ +/u, '') : text;
    if (run === '') return;
    this.#line += run;
    this.#afterBlank = /\s$/u.test(run.slice(-1));
    if (run.trim() !== '') this.#marked = false;
  }

  addLines(text: string): void {
    const [first = '', ...more] = text.split(/\r?\n/u);
    this.#line += first;
    for (const line of more) {
      this.newLine();
      this.#line = line;
    }
    this.#afterBlank = false;
    this.#marked = false;
  }

  /** Begins a list item; a paragraph that opens the item stays on the mark's line. */
  mark(text: string): void {
    this.#line = text;
    this.#afterBlank = true;
    this.#marked = true;
  }

  newLine(): void {
    this.#lines.push(this.#line.trimEnd());
    this.#line = '';
    this.#afterBlank = true;
  }

  endLine(blank: boolean): void {
    if (this.#marked) return;
    if (this.#line.trim() !== '') this.newLine();
    this.#line = '';
    this.#afterBlank = true;
    if (blank && this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  text(): string {
    this.endLine(false);
    return this.#lines
      .join('\n')
      .replace(/\n{3,}/gu, '\n\n')
      .trim();
  }
}
