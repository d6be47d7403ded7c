import type { MenuCommand } from '../shared/contract/shell.ts';
import { saveTyping } from './briefs/editor/editor-control.ts';
import { runCommand } from './commands.ts';
import { showShortcuts } from './frame/shortcuts-request.ts';
import { open, type Screen } from './navigation.ts';
import { askToTakeOut } from './copies/take-out-request.ts';
import { bringInCopy, closeCase, lockCase, openCase } from './shell-state.ts';
import { askToPrint } from './prints/print-choices.ts';
import { pickAndImport } from './sources/import-evidence.ts';
import { shellCall } from './shell.ts';
import { failureOf } from './api.ts';
import { showToast, stepHistory } from './ui/toast.tsx';
import { failureLine } from './words.ts';
import { askForNewCase } from './welcome/new-case-request.ts';

/** Does what the menu asks; a failure shows as a toast. */
export function runMenuCommand(command: MenuCommand): void {
  act(command).catch((cause: unknown) => {
    const failure = failureOf(cause);
    if (failure.code !== 'cancelled') showToast(failureLine(failure));
  });
}

const goTo: Readonly<Partial<Record<MenuCommand, Screen>>> = {
  'go-overview': 'overview',
  'go-evidence': 'sources',
  'go-chronology': 'facts',
  'go-issues': 'issues',
  'go-people': 'people',
  'go-comparators': 'comparators',
  'go-grievances': 'grievances',
  'go-productions': 'productions',
  'go-briefs': 'briefs',
  'go-custody': 'custody',
};

async function act(command: MenuCommand): Promise<void> {
  const screen = goTo[command];
  if (screen !== undefined) return open({ screen });
  switch (command) {
    case 'new-case':
      return askForNewCase();
    case 'open-case':
      return openCase(null);
    case 'close-case':
      return closeCase();
    case 'lock':
      return lockCase();
    case 'add-files':
      return pickAndImport(false);
    case 'add-folder':
      return pickAndImport(true);
    case 'undo':
    case 'redo':
      return undoOrRedo(command);
    case 'search':
    case 'find-in-document':
      return runCommand(command);
    case 'print':
      // What cannot be saved is said below the text; what was saved last is printed.
      await saveTyping().catch(() => undefined);
      if (!askToPrint()) showToast('Open a case first. Of a locked case nothing is printed.');
      return;
    case 'keyboard':
      return showShortcuts();
    case 'export-brief':
      open({ screen: 'briefs' });
      return runCommand(command);
    case 'save-copy':
      return askToTakeOut('copy');
    case 'export-everything':
      return askToTakeOut('everything');
    case 'bring-in-copy':
      return bringInCopy();
    case 'verify':
      open({ screen: 'custody' });
      return runCommand(command);
    default:
      await shellCall('shell.state', {});
  }
}

/** A field that is being typed in undoes its typing first; only then does the case step back. */
async function undoOrRedo(way: 'undo' | 'redo'): Promise<void> {
  const field = document.activeElement;
  // What has a history of its own, such as the editor, takes the event in and prevents its default.
  const own = new CustomEvent(`own-${way}`, { bubbles: true, cancelable: true });
  if (field !== null && !field.dispatchEvent(own)) return;
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  if (isField && document.queryCommandEnabled(way)) document.execCommand(way);
  else await stepHistory(way);
}
