import { HeadingLevel, Paragraph, type FileChild, type ParagraphChild } from 'docx';
import type { BriefData } from '../../../shared/domain/brief.ts';
import type { Block, FactSentence } from '../../../shared/domain/brief-blocks.ts';
import { citeWords, sentenceRuns, words, type WordNotes, wordRuns } from './docx-runs.ts';
import { ownTable, plainTable } from './docx-tables.ts';

const levels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

/** What a block needs of its paper. */
export type WordPaper = {
  readonly data: BriefData;
  readonly notes: WordNotes;
  /** A new list that counts from `start`: gives its name. */
  readonly newList: (ordered: boolean, start: number) => string;
  /** Headings are numbered as in a brief. */
  readonly numbered: boolean;
};

type Place = { readonly quoted?: boolean; readonly list?: { readonly reference: string; readonly level: number } };

/** Gives the blocks of a brief as paragraphs and tables of Word. */
export function wordBlocks(paper: WordPaper, blocks: readonly Block[], place: Place = {}): FileChild[] {
  return blocks.flatMap((block) => wordBlock(paper, block, place));
}

function wordBlock(paper: WordPaper, block: Block, place: Place): FileChild[] {
  const { notes } = paper;
  const bodyStyle = place.quoted === true ? 'Quotation' : 'BodyText';
  switch (block.kind) {
    case 'heading':
      return [headingOf(paper, block.level, wordRuns(block.runs, notes))];
    case 'paragraph':
      return [
        new Paragraph({
          style: bodyStyle,
          children: wordRuns(block.runs, notes),
          ...(place.list === undefined ? {} : { numbering: { ...place.list } }),
        }),
      ];
    case 'list': {
      const level = Math.min(8, (place.list?.level ?? -1) + 1);
      const reference = paper.newList(block.ordered, block.start);
      return block.items.flatMap((item) =>
        item.flatMap((each, at) =>
          wordBlock(paper, each, {
            ...place,
            ...(at === 0 || each.kind === 'list' ? { list: { reference, level } } : {}),
          }),
        ),
      );
    }
    case 'quotation': {
      const inner = wordBlocks(paper, block.blocks, { quoted: true });
      if (block.cites.length === 0) return inner;
      return [...inner, new Paragraph({ style: 'Quotation', children: citeWords(block.cites) })];
    }
    case 'table':
      return [ownTable(block, (blocks) => wordBlocks(paper, blocks)), spacer()];
    case 'issues': {
      const reference = paper.newList(true, 1);
      return block.questions.map(
        (runs) =>
          new Paragraph({ style: 'BodyText', children: wordRuns(runs, notes), numbering: { reference, level: 0 } }),
      );
    }
    case 'provisions':
      return block.provisions.flatMap((one) => [
        new Paragraph({
          style: 'BodyText',
          keepNext: true,
          children: [words(`${one.label}, ${one.title}`, { bold: true })],
        }),
        new Paragraph({ style: 'Quotation', children: [words(one.quote), ...citeWords(one.cites)] }),
      ]);
    case 'facts':
      return block.groups.flatMap((group) => [
        headingOf(paper, block.level, [words(group.heading)]),
        ...group.sentences.map((sentence) => factParagraph(paper, sentence)),
      ]);
    case 'disputes':
      return [
        headingOf(paper, block.level, [words(block.heading)]),
        ...block.points.flatMap(({ point, one, other }) => [
          new Paragraph({ style: 'BodyText', keepNext: true, children: [words(point, { bold: true })] }),
          ...[one, other].map(
            ({ who, runs }) =>
              new Paragraph({
                style: 'Quotation',
                children: [words(`${who}: `, { italics: true }), ...wordRuns(runs, notes)],
              }),
          ),
        ]),
      ];
    case 'argument':
      return block.sections.flatMap((section) => [
        headingOf(paper, section.level, [words(section.heading)]),
        ...(section.question === null
          ? []
          : [new Paragraph({ style: 'BodyText', children: [words(section.question, { italics: true })] })]),
        ...wordBlocks(paper, section.blocks),
        ...bearing(paper, 'In support', section.supports),
        ...bearing(paper, 'Against it', section.undermines),
      ]);
    case 'just-cause':
      return [
        new Paragraph({ style: 'BodyText', children: [words(block.caution, { italics: true })] }),
        ...block.tests.flatMap((test) => [
          headingOf(paper, block.level, [words(test.title)]),
          new Paragraph({ style: 'BodyText', children: [words(test.question, { italics: true })] }),
          new Paragraph({
            style: 'BodyText',
            children: [
              words(
                `Answer: ${test.answer ?? 'not answered yet'}${test.answeredBy === '' ? '' : ` (${test.answeredBy})`}`,
              ),
            ],
          }),
          ...wordBlocks(paper, test.blocks),
          ...bearing(paper, 'In support', test.supports),
          ...bearing(paper, 'Against it', test.undermines),
          ...(test.gap === null ? [] : [new Paragraph({ style: 'BodyText', children: [words(test.gap)] })]),
        ]),
      ];
    default:
      return tableBlock(paper, block);
  }
}

function tableBlock({ data, notes, numbered, newList }: WordPaper, block: Block): FileChild[] {
  switch (block.kind) {
    case 'comparators': {
      const rows = block.rows.map((one) => [
        one.person,
        [words([one.conduct, one.rule].filter((part) => part !== '').join('. ')), ...citeWords(one.cites)],
        one.decisionMaker,
        one.penalty,
        one.differs,
      ]);
      return [
        plainTable(
          [18, 32, 16, 14, 20],
          ['Employee', 'Conduct and rule', 'Decided by', 'Penalty', 'What differs'],
          rows,
        ),
        spacer(),
      ];
    }
    case 'chronology': {
      const rows = block.events.map((one) => [
        one.date,
        [...wordRuns(one.runs, notes), ...(one.status === null ? [] : [words(` [${one.status}]`, { italics: true })])],
        one.who ?? '',
      ]);
      return [plainTable([20, 56, 24], ['Date', 'What happened', 'According to'], rows), spacer()];
    }
    case 'witnesses':
      return block.people.flatMap((person) => [
        new Paragraph({
          style: 'BodyText',
          keepNext: true,
          children: [words(`${person.name}, ${person.role}`, { bold: true })],
        }),
        ...person.facts.map(
          (sentence) => new Paragraph({ style: 'Quotation', children: sentenceRuns(sentence, notes) }),
        ),
      ]);
    case 'information':
      return block.groups.flatMap((group) => {
        const reference = newList(true, 1);
        return [
          headingOf({ numbered }, block.level, [words(group.heading)]),
          ...group.requests.map(
            ({ text, why }) =>
              new Paragraph({
                style: 'BodyText',
                numbering: { reference, level: 0 },
                children: [words(text), ...(why === '' ? [] : [words(` ${why}`, { italics: true })])],
              }),
          ),
        ];
      });
    case 'privilege-log': {
      const rows = block.entries.map((one) => [
        one.bates,
        one.date,
        one.author,
        one.recipients,
        [one.kind, one.title].filter((part) => part !== '').join(': '),
        one.basis,
      ]);
      return [
        plainTable([14, 13, 16, 18, 23, 16], ['Bates', 'Date', 'Author', 'Recipients', 'What it is', 'Basis'], rows),
        spacer(),
      ];
    }
    case 'production': {
      const rows = block.entries.map((one) => [
        one.bates,
        [one.title, one.note].filter((part) => part !== '').join(' '),
        one.date,
        String(one.pages),
      ]);
      const withheld =
        block.withheld === null ? [] : [new Paragraph({ style: 'BodyText', children: [words(block.withheld)] })];
      return [plainTable([26, 44, 20, 10], ['Bates', 'Title', 'Date', 'Pages'], rows), spacer(), ...withheld];
    }
    case 'custody':
      return block.exhibits.flatMap((one) => [
        headingOf({ numbered }, block.level, [words(`${one.label}: ${one.title}`)]),
        ...one.particulars.map(
          ([name, value]) =>
            new Paragraph({ style: 'BodyText', children: [words(`${name}: `, { bold: true }), words(value)] }),
        ),
        new Paragraph({ style: 'BodyText', children: [words('SHA-256: ', { bold: true }), words(one.sha256)] }),
        plainTable(
          [10, 22, 48, 20],
          ['Entry', 'When', 'What was done', 'By'],
          one.events.map((event) => [
            event.entry,
            event.at,
            [event.event, event.detail].filter((part) => part !== '').join(': '),
            event.actor,
          ]),
        ),
        spacer(),
      ]);
    case 'exhibits':
      return exhibitList(data);
    case 'certificate': {
      if (data.certificate === null) return [];
      const rows = data.certificate.exhibits.map((one) => [one.label, one.name, one.sha256]);
      return [
        ...wordBlocks({ data, notes, numbered, newList }, data.certificate.statement),
        plainTable([18, 34, 48], ['Exhibit', 'File as received', 'SHA-256'], rows),
        spacer(),
      ];
    }
    default:
      return [];
  }
}

/** Gives the list of exhibits; nothing where there are none. */
export function exhibitList(data: BriefData): FileChild[] {
  if (data.exhibits.length === 0) return [];
  const rows = data.exhibits.map((one) => [
    one.label.replaceAll(' ', '\u00A0'),
    one.title,
    one.date ?? '',
    one.bates ?? '',
    String(one.pages),
  ]);
  return [plainTable([16, 40, 17, 18, 9], ['Exhibit', 'Title', 'Date', 'Bates', 'Pages'], rows), spacer()];
}

function headingOf(paper: Pick<WordPaper, 'numbered'>, level: number, children: ParagraphChild[]): Paragraph {
  const heading = levels[Math.min(4, Math.max(1, level)) - 1] ?? HeadingLevel.HEADING_4;
  return new Paragraph({
    heading,
    keepNext: true,
    children,
    ...(paper.numbered ? { numbering: { reference: 'headings', level: level - 1 } } : {}),
  });
}

/** A fact with its number in the statement of facts. */
function factParagraph({ notes }: WordPaper, sentence: FactSentence): Paragraph {
  const number = sentence.paragraph === null ? [] : [words(`${sentence.paragraph}. `)];
  return new Paragraph({ style: 'BodyText', children: [...number, ...sentenceRuns(sentence, notes)] });
}

function bearing({ notes }: WordPaper, title: string, sentences: readonly FactSentence[]): Paragraph[] {
  if (sentences.length === 0) return [];
  return [
    new Paragraph({ style: 'BodyText', keepNext: true, children: [words(`${title}:`, { italics: true })] }),
    ...sentences.map((sentence) => new Paragraph({ style: 'Quotation', children: sentenceRuns(sentence, notes) })),
  ];
}

/** Word sets two tables that touch as one. */
function spacer(): Paragraph {
  return new Paragraph({ style: 'BodyText', children: [] });
}
