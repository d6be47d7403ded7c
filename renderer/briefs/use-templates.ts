/** A kind of paper that can be begun. */
export type PaperTemplate = { readonly name: string; readonly title: string; readonly what: string };

const builtIn: readonly PaperTemplate[] = [
  {
    name: 'pre-hearing-brief',
    title: 'Pre-hearing brief',
    what: 'Issues, provisions, facts, comparators and argument, with the exhibits behind it.',
  },
];

/** Gives the kinds of paper that can be begun. */
export function useTemplates(): readonly PaperTemplate[] {
  return builtIn;
}
