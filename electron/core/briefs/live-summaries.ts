import { found } from '../../../shared/assert.ts';
import type { LiveSummary } from '../../../shared/contract/live-calls.ts';
import type { BriefData } from '../../../shared/domain/brief.ts';
import type { Block, Run } from '../../../shared/domain/brief-blocks.ts';
import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { allRows, rowById } from '../journal/read.ts';
import { composeBrief } from './compose.ts';
import { prepareExhibits } from './prepared-exhibits.ts';

type Live = { readonly object: LiveObject; readonly id: string | null };
type Words = Pick<LiveSummary, 'name' | 'count' | 'table'> & { readonly lines: readonly string[] };

const mostLines = 4;
const mostRows = 5;
const longest = 240;

/** Gives what each live block of a paper will print, as the case stands: composed just as for the paper itself, and cut to its beginning. */
export function liveSummaries(
  opened: ReadableCase,
  request: { readonly brief: string; readonly date: string; readonly blocks: readonly Live[] },
): LiveSummary[] {
  const brief = found(rowById(opened, 'brief', request.brief), 'this brief');
  const info = found(allRows(opened, 'case_info')[0], 'the case');
  const exhibits = prepareExhibits(opened, info.batesPrefix, brief.settings.bundle);
  const content = request.blocks.map((attrs) => ({ type: 'live' as const, attrs }));
  const document = { type: 'doc' as const, content };
  const { data, deadCites } = composeBrief(opened, brief, {
    date: request.date,
    bundle: true,
    exhibits,
    info,
    document,
  });
  const made = new Map(data.blocks.map((block) => [block.at, block]));
  return request.blocks.map(({ object, id }, at) => {
    const block = made.get(at);
    const isGone = id !== null && deadCites.some((dead) => dead.block === at && dead.target === `${object}/${id}`);
    const { name, count, lines, table } = block === undefined ? nothing(isGone) : wordsOf(block, data);
    const rows = table?.rows ?? [];
    return {
      object,
      id,
      name,
      count,
      lines: lines.slice(0, mostLines).map(cut),
      table: table === null ? null : { head: table.head, rows: rows.slice(0, mostRows).map((row) => row.map(cut)) },
      more: Math.max(0, lines.length - mostLines) + Math.max(0, rows.length - mostRows),
      isGone,
    };
  });
}

function nothing(isGone: boolean): Words {
  const count = isGone ? 'no longer in the case, or in no exhibit of this paper' : 'nothing to print yet';
  return { name: '', count, lines: [], table: null };
}

function wordsOf(block: Block, data: BriefData): Words {
  const lines = (count: string, words: readonly string[], name = ''): Words => ({
    name,
    count,
    lines: words,
    table: null,
  });
  const table = (count: string, head: string[], rows: string[][]): Words => ({
    name: '',
    count,
    lines: [],
    table: { head, rows },
  });
  switch (block.kind) {
    case 'issues':
      return lines(counted(block.questions.length, 'question'), block.questions.map(textOf));
    case 'provisions': {
      const words = block.provisions.map(({ label, quote }) => `${label}: ${quote}`);
      return lines(counted(words.length, 'provision'), words, block.provisions[0]?.label);
    }
    case 'facts': {
      const sentences = block.groups.flatMap((group) => group.sentences);
      return lines(
        counted(sentences.length, 'sentence'),
        sentences.map(({ runs }) => textOf(runs)),
      );
    }
    case 'disputes':
      return lines(
        counted(block.points.length, 'point'),
        block.points.map(({ point }) => point),
      );
    case 'chronology':
      return table(
        counted(block.events.length, 'event'),
        ['Date', 'Event'],
        block.events.map(({ date, runs }) => [date, textOf(runs)]),
      );
    case 'comparators':
      return table(
        counted(block.rows.length, 'row'),
        ['Employee', 'Conduct', 'Penalty'],
        block.rows.map(({ person, conduct, penalty }) => [person, conduct, penalty]),
      );
    case 'witnesses':
      return lines(
        counted(block.people.length, 'person', 'people'),
        block.people.map(({ name, role, facts }) => `${name}, ${role}: ${counted(facts.length, 'fact')}`),
      );
    case 'just-cause':
      return lines(
        counted(block.tests.length, 'test'),
        block.tests.map(({ title, answer }) => `${title}: ${answer ?? 'not answered'}`),
      );
    case 'information': {
      const requests = block.groups.flatMap((group) => group.requests);
      return lines(
        counted(requests.length, 'request'),
        requests.map(({ text }) => text),
      );
    }
    case 'argument': {
      const heads = block.sections.map(({ heading, level }) => `${'\u2003'.repeat(level - 1)}${heading}`);
      return lines(counted(heads.length, 'section'), heads, block.sections[0]?.heading);
    }
    case 'privilege-log':
      return lines(
        counted(block.entries.length, 'entry', 'entries'),
        block.entries.map(({ title, basis }) => `${title}: ${basis}`),
      );
    case 'production':
      return lines(
        counted(block.entries.length, 'source'),
        block.entries.map(({ title }) => title),
        block.to,
      );
    case 'custody':
      return lines(
        counted(block.exhibits.length, 'exhibit'),
        block.exhibits.map(
          ({ label, title, events }) => `${label}, ${title}: ${counted(events.length, 'entry', 'entries')}`,
        ),
      );
    case 'exhibits':
    case 'certificate':
      return lines(
        counted(data.exhibits.length, 'exhibit'),
        data.exhibits.map(({ label, title }) => `${label}, ${title}`),
      );
    case 'quotation':
      return lines('', [blockText(block)]);
    default:
      return lines('', [blockText(block)]);
  }
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return textOf(block.runs);
    case 'quotation':
      return [...block.blocks.map(blockText), ...block.cites.map(({ text }) => `(${text})`)].join(' ');
    case 'list':
      return block.items.flatMap((item) => item.map(blockText)).join('; ');
    default:
      return '';
  }
}

function textOf(runs: readonly Run[]): string {
  return runs
    .map((run) => (run.kind === 'break' ? ' ' : run.kind === 'note' ? '' : run.text))
    .join('')
    .trim();
}

function cut(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest).trimEnd()} …`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
