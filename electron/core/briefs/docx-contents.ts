import { Paragraph, TableOfContents, type FileChild } from 'docx';
import type { BriefData } from '../../../shared/domain/brief.ts';
import type { Block } from '../../../shared/domain/brief-blocks.ts';
import { words } from './docx-runs.ts';

const plainKinds: ReadonlySet<Block['kind']> = new Set(['heading', 'paragraph', 'list', 'quotation', 'table']);

/** Gives where the opening of a brief ends, as its template has it: before its second heading of the first level, where only a person has spoken before. */
export function openingEnd(blocks: readonly Block[]): number {
  const heads = blocks.flatMap((block, at) => (block.kind === 'heading' && block.level === 1 ? [at] : []));
  const end = heads[1] ?? 0;
  return blocks.slice(0, end).every(({ kind }) => plainKinds.has(kind)) ? end : 0;
}

/** Gives the contents by the headings of three levels; Word fills in the pages as it opens the file. */
export function contents(): FileChild[] {
  return [
    new Paragraph({ style: 'ContentsTitle', pageBreakBefore: true, keepNext: true, children: [words('Contents')] }),
    new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-3' }),
  ];
}

/** Gives the authorities that a brief names, by kind; a Word file goes on being worked at, so they are listed without pages. */
export function authorities(data: BriefData): FileChild[] {
  if (data.authorities.length === 0) return [];
  const groups = [...new Set(data.authorities.map(({ group }) => group))];
  return [
    new Paragraph({ style: 'ContentsTitle', keepNext: true, children: [words('Authorities')] }),
    ...groups.flatMap((group) => [
      new Paragraph({ style: 'BodyText', keepNext: true, children: [words(group, { italics: true })] }),
      ...data.authorities
        .filter((one) => one.group === group)
        .map(
          ({ text }) =>
            new Paragraph({ style: 'BodyText', indent: { left: 360, hanging: 360 }, children: [words(text)] }),
        ),
    ]),
  ];
}
