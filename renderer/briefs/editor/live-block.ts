import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { LiveSummary } from '../../../shared/contract/live-calls.ts';
import { liveWords } from './live-words.ts';

/** Draws what a live block will print into its element. Without a summary only its name is known. */
export function drawLive(
  dom: HTMLElement,
  object: LiveObject,
  id: string | null,
  summary: LiveSummary | null,
  acts: { readonly open: () => void; readonly turnIntoText?: () => void },
): void {
  const { title, screen } = liveWords[object];
  const head = element('p', 'live-head');
  head.append(element('span', 'live-title', named(title, summary)));
  if (summary !== null) head.append(element('span', 'live-count', summary.count));
  const buttons = element('span', 'live-acts');
  const { open, turnIntoText } = acts;
  if (turnIntoText !== undefined && summary !== null && hasWords(summary)) {
    buttons.append(button('Turn into text', 'Ctrl+Shift+Enter', turnIntoText));
  }
  if (screen !== null) buttons.append(button(screen.words, 'Ctrl+Enter', open));
  if (buttons.childElementCount > 0) head.append(buttons);
  const parts: Node[] = [head];
  if (summary !== null && summary.table !== null && summary.table.rows.length > 0) parts.push(tableOf(summary.table));
  if (summary !== null && summary.lines.length > 0) {
    const list = element('ul', 'live-lines');
    list.append(...summary.lines.map((line) => element('li', '', line)));
    parts.push(list);
  }
  if (summary !== null && summary.more > 0) {
    parts.push(element('p', 'live-more', `and ${summary.more.toLocaleString('en-US')} more`));
  }
  dom.dataset['live'] = object;
  if (id !== null) dom.dataset['row'] = id;
  dom.classList.toggle('is-gone', summary?.isGone ?? false);
  dom.replaceChildren(...parts);
}

const hasWords = ({ lines, table }: LiveSummary): boolean => lines.length > 0 || (table?.rows.length ?? 0) > 0;

function button(words: string, keys: string, act: () => void): HTMLElement {
  const made = element('button', 'button link live-open', words);
  made.setAttribute('type', 'button');
  made.title = `${words} (${keys} on the block)`;
  made.addEventListener('click', act);
  return made;
}

function named(title: string, summary: LiveSummary | null): string {
  return summary === null || summary.id === null || summary.name === '' ? title : `${title}: ${summary.name}`;
}

function tableOf(table: NonNullable<LiveSummary['table']>): HTMLElement {
  const whole = element('table', 'live-table');
  const head = element('tr', '');
  head.append(
    ...table.head.map((words) => {
      const cell = element('th', '', words);
      cell.setAttribute('scope', 'col');
      return cell;
    }),
  );
  whole.append(
    element('thead', '', head),
    element(
      'tbody',
      '',
      ...table.rows.map((row) => element('tr', '', ...row.map((words) => element('td', '', words)))),
    ),
  );
  return whole;
}

function element(tag: string, className: string, ...children: readonly (string | Node)[]): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...children);
  return made;
}
