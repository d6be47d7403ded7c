import { mostSheets, type RangeProblem, type SheetFit } from '../../shared/domain/prints.ts';
import { counted } from '../words.ts';
import type { PrintOutcome } from './print-sheets.ts';

export const draftMark = 'Draft, not for service';

export const fitWords: Readonly<Record<SheetFit, string>> = {
  actual: 'Actual size; larger pages are made smaller',
  margins: 'Within the printer’s margins (¼ in)',
};

/** Says what is wrong with a range of pages. */
export function rangeWords(problem: RangeProblem, pages: number): string {
  switch (problem) {
    case 'not-a-range':
      return 'Write pages as 1-3, 8.';
    case 'backward':
      return 'The lower page comes first, as in 3-8.';
    case 'no-such-page':
      return `There ${pages === 1 ? 'is 1 page' : `are ${counted(pages, 'page')}`}.`;
    case 'too-many':
      return `At most ${mostSheets} sheets are printed at once. Print 1-${mostSheets} first, then the rest.`;
  }
}

/** Says why nothing was printed, and what to do. */
export function outcomeWords(outcome: PrintOutcome): string | null {
  switch (outcome) {
    case 'printed':
      return null;
    case 'cancelled':
      return 'Nothing was printed: it was cancelled in the system’s dialog. The log says so.';
    case 'no-printer':
      return 'Nothing was printed: this computer has no printer that is ready. Add one in the system’s settings, then print again. The log says so.';
    case 'failed':
      return 'Nothing was printed: the printer did not take it. Look at the printer, then print again. The log says so.';
  }
}
