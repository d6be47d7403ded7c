/** What the dialog for a new case holds; `open` means without a passphrase. */
export type NewCaseForm = {
  readonly title: string;
  readonly client: string;
  readonly open: boolean;
  readonly passphrase: string;
  readonly again: string;
};

const shortest = 10;

/** Gives what is still wrong, by field, in the words for the person; empty when the case can be made. */
export function newCaseProblems(form: NewCaseForm): Partial<Record<keyof NewCaseForm, string>> {
  const problems: Partial<Record<keyof NewCaseForm, string>> = {};
  if (form.title.trim() === '') problems.title = 'Give the case a title.';
  if (form.client.trim() === '') problems.client = 'Name the client.';
  if (form.open) return problems;
  if (form.passphrase === '') problems.passphrase = 'Choose a passphrase, or say below that there is none.';
  else if (form.passphrase.length < shortest)
    problems.passphrase = `Use at least ${shortest} characters; a few words are best.`;
  if (form.again !== form.passphrase) problems.again = 'The two do not match.';
  return problems;
}
