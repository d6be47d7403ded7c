/**
 * A kind of paper that comes with the program; `name` is its template and the key of its first words. One that is `alone` usually
 * goes out without the exhibits.
 */
export type PaperTemplate = {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly alone?: true;
};

/** The papers that come with the program, in the order in which they are offered. */
export const paperTemplates: readonly PaperTemplate[] = [
  {
    name: 'pre-hearing-brief',
    title: 'Pre-hearing brief',
    about: 'Issues, facts, argument and remedy for the hearing officer, with every cite a link into the bundle.',
  },
  {
    name: 'position-statement',
    title: 'Position statement',
    about: 'A shorter statement of position to the arbitrator: issue, facts, argument, remedy.',
  },
  {
    name: 'grievance-statement',
    title: 'Grievance statement',
    about: 'What happened, what it violates and what is asked for, to open a grievance or move it to the next step.',
  },
  {
    name: 'appeal-letter',
    title: 'Appeal letter',
    about: 'A letter that appeals a decision, with its grounds and what is asked for.',
  },
  {
    name: 'information-request',
    title: 'Information request',
    about: 'A letter that asks the employer for what the case still lacks. Read it before it goes out.',
    alone: true,
  },
  {
    name: 'exhibit-list',
    title: 'Exhibit list',
    about: 'The exhibits with dates, Bates numbers and pages, and the certificate of their hashes.',
    alone: true,
  },
  {
    name: 'witness-list',
    title: 'Witness list',
    about: 'People and the facts to which each can speak, with cites.',
    alone: true,
  },
  {
    name: 'chronology',
    title: 'Chronology',
    about: 'What happened day by day, each event with its source.',
    alone: true,
  },
  {
    name: 'comparator-chart',
    title: 'Comparator chart',
    about: 'Other employees, their conduct, who decided, and the penalty.',
    alone: true,
  },
  {
    name: 'just-cause-worksheet',
    title: 'Just-cause worksheet',
    about: 'The seven tests with your answers, the evidence for and against, and what is missing.',
    alone: true,
  },
  {
    name: 'privilege-log',
    title: 'Privilege log',
    about: 'What is kept back: date, author, recipients, kind and basis.',
    alone: true,
  },
  {
    name: 'production-cover',
    title: 'Production cover letter',
    about: 'The letter that goes with a production, with what it encloses.',
    alone: true,
  },
  {
    name: 'custody-appendix',
    title: 'Custody appendix',
    about: 'For each exhibit: its hash, how it was received, and what the log says was done with it.',
    alone: true,
  },
];

/** Whether a paper of this template usually goes out with its exhibits; a firm's own does. */
export function enclosesExhibits(template: string): boolean {
  return paperTemplates.find(({ name }) => name === template)?.alone !== true;
}
