import type { PrintChoice } from '../prints/print-choices.ts';

/** Gives the papers of a production that can be printed, the one in view first. */
export function productionChoices(production: string, first: 'cover-letter' | 'index'): readonly PrintChoice[] {
  const letter: PrintChoice = {
    words: 'The cover letter',
    what: { kind: 'production', production, paper: 'cover-letter' },
  };
  const index: PrintChoice = { words: 'The index', what: { kind: 'production', production, paper: 'index' } };
  return first === 'index' ? [index, letter] : [letter, index];
}
