import type { Printable } from '../../shared/domain/prints.ts';
import { paperTemplates } from '../../shared/domain/paper-templates.ts';
import { usePrintChoices, type PrintChoice } from './print-choices.ts';

type List = Extract<Printable, { kind: 'list' }>['template'];

/** Offers to print a paper that the case fills by itself, while its screen is in view. */
export function usePrintedList(template: List): void {
  usePrintChoices(() => [listChoice(template)]);
}

/** Gives the choice to print a paper that the case fills by itself. */
export function listChoice(template: List): PrintChoice {
  const words = paperTemplates.find(({ name }) => name === template)?.title ?? template;
  return { words, what: { kind: 'list', template } };
}
