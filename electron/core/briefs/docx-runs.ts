import { FootnoteReferenceRun, Paragraph, TextRun, type IRunOptions, type ParagraphChild } from 'docx';
import type { CiteRun, FactSentence, LineRun, Run } from '../../../shared/domain/brief-blocks.ts';
import { showControls } from '../../../shared/domain/text-pages.ts';

/** What a Word file gathers while its text is set: footnotes in order, from 1. */
export class WordNotes {
  readonly notes: Record<string, { readonly children: Paragraph[] }> = {};
  #count = 0;

  add(runs: readonly LineRun[]): ParagraphChild {
    this.#count += 1;
    const children = runs.map((run) => lineRun(run));
    this.notes[String(this.#count)] = { children: [new Paragraph({ style: 'FootnoteText', children })] };
    return new FootnoteReferenceRun(this.#count);
  }
}

/** Gives text that XML may hold; what could hide or reorder words is made visible. */
export function wordText(text: string): string {
  return showControls(text.replaceAll('\t', ' ').replaceAll(/\r\n?/gu, '\n')).replaceAll('\n', ' ');
}

/** Gives runs of a brief as runs of Word; a cite is its words, kept on one line. */
export function wordRuns(runs: readonly Run[], notes: WordNotes, look: IRunOptions = {}): ParagraphChild[] {
  return runs.map((run) => (run.kind === 'note' ? notes.add(run.runs) : lineRun(run, look)));
}

function lineRun(run: LineRun, look: IRunOptions = {}): TextRun {
  if (run.kind === 'break') return new TextRun({ break: 1 });
  const marks = run.marks ?? [];
  const text = wordText(run.text);
  return new TextRun({
    ...look,
    text: run.kind === 'cite' ? text.replaceAll(' ', '\u00A0') : text,
    ...(marks.includes('bold') ? { bold: true } : {}),
    ...(marks.includes('italic') ? { italics: true } : {}),
    ...(marks.includes('underline') ? { underline: {} } : {}),
  });
}

/** Gives plain words as one run. */
export function words(text: string, look: IRunOptions = {}): TextRun {
  return new TextRun({ ...look, text: wordText(text) });
}

/** Gives cites as words in brackets behind a sentence; nothing where there are none. */
export function citeWords(cites: readonly CiteRun[]): TextRun[] {
  if (cites.length === 0) return [];
  return [words(` (${cites.map(({ text }) => text.replaceAll(' ', '\u00A0')).join('; ')})`)];
}

/** Gives a sentence of fact with how it stands. */
export function sentenceRuns(sentence: FactSentence, notes: WordNotes): ParagraphChild[] {
  const status = sentence.status === null ? [] : [words(` [${sentence.status}]`, { italics: true })];
  return [...wordRuns(sentence.runs, notes), ...status];
}
