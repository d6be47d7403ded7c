import type { Block, Run } from '../../shared/domain/brief-blocks.ts';
import type { BriefData } from '../../shared/domain/brief.ts';

/** The words of the brief that is set in these jobs: paragraphs, footnotes and tables for programs of any kind. */
export type BenchBrief = {
  readonly sections: readonly {
    readonly heading: string;
    readonly paragraphs: readonly { readonly text: string; readonly note: string }[];
    readonly table: readonly (readonly string[])[];
  }[];
};

const sentence = (n: number): string =>
  `On day ${n} the sergeant asked the desk for orders, and the desk answered in the words that the log of that day has. `;

/** Gives a brief of about 43 pages with contents, 200 footnotes and a table in each section; the same each time. */
export function benchBrief(): BenchBrief {
  const sections = Array.from({ length: 10 }, (_, s) => ({
    heading: `Point ${s + 1}: what the record of day ${s + 1} shows`,
    paragraphs: Array.from({ length: 20 }, (_unused, p) => ({
      text: Array.from({ length: 4 }, (_one, i) => sentence(s * 60 + p * 3 + i))
        .join('')
        .trim(),
      note: `See the log of day ${s * 20 + p}.`,
    })),
    table: Array.from({ length: 8 }, (_unused, r) => [
      `Day ${s + r}`,
      sentence(r).trim(),
      `Union Ex. ${r + 1} at ${s + 1}`,
    ]),
  }));
  return { sections };
}

/** Gives the same brief as our data; `edit` puts words into a paragraph in its middle. */
export function benchData(edit = ''): BriefData {
  const { sections } = benchBrief();
  const middle = Math.floor(sections.length / 2);
  let at = 0;
  const blocks = sections.flatMap(({ heading, paragraphs, table }, s): Block[] => [
    { kind: 'heading', at: at++, level: 1, runs: [{ kind: 'text', text: heading }] },
    ...paragraphs.map(({ text, note }, p): Block => {
      const runs: Run[] = [
        { kind: 'text', text: s === middle && p === 6 ? `${text}${edit}` : text },
        { kind: 'note', runs: [{ kind: 'text', text: note }] },
      ];
      return { kind: 'paragraph', at: at++, runs };
    }),
    {
      kind: 'table',
      at: at++,
      columns: [1, 4, 2],
      headRows: 1,
      rows: table.map((row, r) =>
        row.map((text) => ({
          head: r === 0,
          colspan: 1,
          rowspan: 1,
          blocks: [{ kind: 'paragraph' as const, at: null, runs: [{ kind: 'text' as const, text }] }],
        })),
      ),
    },
  ]);
  return {
    version: 2,
    title: 'Pre-hearing brief',
    date: '2026-03-02',
    paper: 'us-letter',
    sample: null,
    pagesAfter: 0,
    caption: {
      forum: 'Before the arbitrator',
      caseTitle: 'Doe v. City',
      shortTitle: 'Doe v. City',
      employee: { name: 'Jane Doe', rank: 'Sgt.' },
      employer: 'City',
      matter: null,
      representative: null,
      marking: null,
    },
    settings: { lineNumbers: false, letterhead: [], addressee: [] },
    blocks,
    authorities: [],
    exhibits: [],
    certificate: null,
  };
}
