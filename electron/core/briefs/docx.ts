import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LevelFormat,
  LineNumberRestartFormat,
  type FileChild,
  type INumberingOptions,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { BriefData } from '../../../shared/domain/brief.ts';
import { formatDayInBrief, parseDay } from '../../../shared/domain/dates.ts';
import { authorities, contents, openingEnd } from './docx-contents.ts';
import { exhibitList, wordBlocks, type WordPaper } from './docx-blocks.ts';
import { WordNotes, words } from './docx-runs.ts';
import { plainTable } from './docx-tables.ts';
import { steadyZip } from './docx-zip.ts';

/** Papers that go out as letters: addressee and salutation instead of a caption. */
const letters: ReadonlySet<string> = new Set(['appeal-letter', 'information-request', 'production-cover']);
/** Papers whose headings are numbered. */
const numberedPapers: ReadonlySet<string> = new Set(['pre-hearing-brief', 'position-statement']);
/** Papers that end without a signature. */
const unsigned: ReadonlySet<string> = new Set([
  'exhibit-list',
  'chronology',
  'custody-appendix',
  'privilege-log',
  'comparator-chart',
  'witness-list',
  'just-cause-worksheet',
]);

const serif = 'Times New Roman';
const twips = { 'us-letter': { width: 12240, height: 15840 }, a4: { width: 11906, height: 16838 } } as const;

/**
 * Gives the words of a brief as a Word file: real headings, lists, tables and footnotes, cites as words. It names nobody but who
 * represents the employee, and no time but the date of issue: the same data and template give the same bytes.
 */
export async function briefDocx(data: BriefData, template: string): Promise<Uint8Array> {
  const notes = new WordNotes();
  const lists: INumberingOptions['config'][number][] = [headingNumbers()];
  const newList = (ordered: boolean, start: number): string => {
    const reference = `list-${lists.length}`;
    lists.push(listNumbers(reference, ordered, start));
    return reference;
  };
  const paper = { data, notes, newList, numbered: numberedPapers.has(template) };
  const hasList = data.blocks.some((block) => block.kind === 'exhibits');
  const children: FileChild[] = [
    ...letterhead(data),
    ...(letters.has(template) ? letterOpening(data) : captionOf(data)),
    ...bodyOf(paper, template),
    ...(hasList || data.exhibits.length === 0 || letters.has(template)
      ? []
      : [sectionTitle('Exhibits'), ...exhibitList(data)]),
    ...(unsigned.has(template) ? [] : signature(data)),
  ];
  const representative = data.caption.representative?.name ?? '';
  const file = new Document({
    title: `${data.title}: ${data.caption.caseTitle}`,
    creator: representative,
    lastModifiedBy: representative,
    description: '',
    styles: styles(),
    numbering: { config: lists },
    footnotes: notes.notes,
    sections: [
      {
        properties: {
          page: { size: twips[data.paper], margin: { top: 1440, right: 1440, bottom: 1440, left: 1440 } },
          titlePage: true,
          ...(data.settings.lineNumbers
            ? { lineNumbers: { countBy: 1, restart: LineNumberRestartFormat.NEW_PAGE } }
            : {}),
        },
        headers: { default: runningHead(data, true), first: runningHead(data, false) },
        footers: { default: pageFoot(data), first: pageFoot(data) },
        children,
      },
    ],
  });
  return await steadyZip(await Packer.toBuffer(file), data.date);
}

/** A brief has its contents and authorities behind the summary, as its template sets it. */
function bodyOf(paper: WordPaper, template: string): FileChild[] {
  const { data } = paper;
  if (template === 'position-statement') return [...authorities(data), ...wordBlocks(paper, data.blocks)];
  if (template !== 'pre-hearing-brief') return wordBlocks(paper, data.blocks);
  const opening = openingEnd(data.blocks);
  const [first, ...rest] = wordBlocks(paper, data.blocks.slice(opening));
  return [
    ...wordBlocks({ ...paper, numbered: false }, data.blocks.slice(0, opening)),
    ...contents(),
    ...authorities(data),
    ...(first === undefined ? [] : [new Paragraph({ children: [new PageBreak()] }), first]),
    ...rest,
  ];
}

function styles(): NonNullable<ConstructorParameters<typeof Document>[0]['styles']> {
  const heading = (size: number, look: { bold?: boolean; italics?: boolean }, before: number) => ({
    run: { font: serif, size, color: '000000', ...look },
    paragraph: { spacing: { before, after: 120 } },
  });
  const based = { basedOn: 'Normal', quickFormat: true } as const;
  return {
    default: {
      document: { run: { font: serif, size: 24, language: { value: 'en-US' } } },
      title: { run: { font: serif, size: 30, bold: true }, paragraph: { spacing: { before: 240, after: 240 } } },
      heading1: heading(28, { bold: true }, 360),
      heading2: heading(25, { bold: true }, 280),
      heading3: heading(24, { italics: true }, 240),
      heading4: heading(24, { italics: true }, 200),
      footnoteText: { run: { font: serif, size: 20 }, paragraph: { spacing: { after: 60 } } },
    },
    paragraphStyles: [
      { id: 'BodyText', name: 'Body Text', ...based, paragraph: { spacing: { after: 160, line: 300 } } },
      {
        id: 'Quotation',
        name: 'Quotation',
        ...based,
        run: { size: 22 },
        paragraph: { indent: { left: 576, right: 576 }, spacing: { after: 160 } },
      },
      {
        id: 'ContentsTitle',
        name: 'Contents Title',
        ...based,
        run: { size: 28, bold: true },
        paragraph: { spacing: { before: 240, after: 120 } },
      },
      ...[0, 1, 2].map((level) => ({
        id: `TOC${level + 1}`,
        name: `toc ${level + 1}`,
        ...based,
        paragraph: { indent: { left: 360 * level, right: 480 }, spacing: { after: 60 } },
      })),
      { id: 'TableText', name: 'Table Text', ...based, run: { size: 20 }, paragraph: { spacing: { after: 0 } } },
    ],
  };
}

const steps = [
  [LevelFormat.UPPER_ROMAN, '%1.'],
  [LevelFormat.UPPER_LETTER, '%2.'],
  [LevelFormat.DECIMAL, '%3.'],
  [LevelFormat.LOWER_LETTER, '%4.'],
] as const;

function headingNumbers(): INumberingOptions['config'][number] {
  return {
    reference: 'headings',
    levels: steps.map(([format, text], level) => ({
      level,
      format,
      text,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 540, hanging: 540 } } },
    })),
  };
}

function listNumbers(reference: string, ordered: boolean, start: number): INumberingOptions['config'][number] {
  return {
    reference,
    levels: Array.from({ length: 9 }, (_, level) => ({
      level,
      format: ordered ? (level % 2 === 0 ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER) : LevelFormat.BULLET,
      text: ordered ? `%${level + 1}.` : '\u2022',
      start: level === 0 ? Math.max(0, start) : 1,
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 540 * (level + 1), hanging: 400 } } },
    })),
  };
}

function line(
  text: string,
  look: ConstructorParameters<typeof TextRun>[0] & object = {},
  more: { center?: boolean; after?: number } = {},
): Paragraph {
  return new Paragraph({
    alignment: more.center === true ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { after: more.after ?? 0 },
    children: [words(text, look)],
  });
}

function letterhead({ settings }: BriefData): Paragraph[] {
  return settings.letterhead.map((text, at) =>
    line(text, { bold: at === 0 }, { center: true, after: at === settings.letterhead.length - 1 ? 280 : 0 }),
  );
}

function sample(data: BriefData): Paragraph[] {
  return data.sample === null ? [] : [line(data.sample, { italics: true, size: 20 }, { after: 240 })];
}

function letterOpening(data: BriefData): Paragraph[] {
  const { addressee } = data.settings;
  return [
    ...sample(data),
    line(formatDayInBrief(parseDay(data.date)), {}, { after: 240 }),
    ...addressee.map((text, at) => line(text, {}, { after: at === addressee.length - 1 ? 240 : 0 })),
    line(
      `Re: ${data.title}, ${data.caption.caseTitle}${data.caption.matter === null ? '' : ` (${data.caption.matter})`}`,
      { bold: true },
      { after: 240 },
    ),
  ];
}

function captionOf(data: BriefData): FileChild[] {
  const { caption } = data;
  const employee = [caption.employee.rank, caption.employee.name]
    .filter((part) => part !== null && part !== '')
    .join(' ');
  const parties = [
    words('In the matter of '),
    words(employee, { bold: true }),
    words(', employee'),
    ...(caption.employer === '' ? [] : [words(', and '), words(caption.employer, { bold: true }), words(', employer')]),
  ];
  const about = [caption.matter ?? '', caption.caseTitle, formatDayInBrief(parseDay(data.date))].filter(
    (part) => part !== '',
  );
  return [
    ...sample(data),
    ...(caption.forum === '' ? [] : [line(caption.forum, { bold: true }, { center: true, after: 200 })]),
    plainTable([55, 45], ['Parties', 'Matter'], [[parties, about.join(', ')]]),
    new Paragraph({ style: 'Title', children: [words(data.title)] }),
  ];
}

function sectionTitle(text: string): Paragraph {
  return new Paragraph({ heading: 'Heading1', keepNext: true, children: [words(text)] });
}

function signature(data: BriefData): Paragraph[] {
  const who = data.caption.representative;
  const right = (text: string, look: { italics?: boolean } = {}, top = false) =>
    new Paragraph({
      indent: { left: 4680 },
      spacing: { before: top ? 720 : 0, after: 0 },
      keepNext: true,
      keepLines: true,
      ...(top ? { border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 } } } : {}),
      children: [words(text, look)],
    });
  const lines = who === null ? [] : [who.role, who.organization ?? '', ...who.contact].filter((text) => text !== '');
  return [
    new Paragraph({
      indent: { left: 4680 },
      spacing: { before: 480 },
      keepNext: true,
      children: [words('Respectfully submitted,')],
    }),
    right(who?.name ?? '', {}, true),
    ...lines.map((text, at) => right(text, at === 0 ? { italics: true } : {})),
    new Paragraph({
      indent: { left: 4680 },
      spacing: { before: 120 },
      children: [words(`Dated ${formatDayInBrief(parseDay(data.date))}`)],
    }),
  ];
}

function runningHead({ caption }: BriefData, isRunning: boolean): Header {
  const text = [isRunning ? caption.shortTitle : '', caption.marking ?? '']
    .filter((part) => part !== '')
    .join('  \u00B7  ');
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: text === '' ? [] : [words(text, { size: 19, italics: true })],
      }),
    ],
  });
}

function pageFoot({ sample: banner }: BriefData): Footer {
  const children = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  const note =
    banner === null ? [] : [line(banner.split('. ')[0] ?? '', { size: 17, italics: true }, { center: true })];
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 19, children })] }),
      ...note,
    ],
  });
}
