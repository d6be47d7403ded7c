import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { Screen } from '../../navigation.ts';

type LiveWords = {
  readonly title: string;
  /** What it puts into the paper, for the list of what can be inserted. */
  readonly what: string;
  /** Where its data is edited; null where it is on this screen. */
  readonly screen: { readonly screen: Screen; readonly words: string } | null;
};

const to = (screen: Screen, words: string) => ({ screen, words });

export const liveWords: Readonly<Record<LiveObject, LiveWords>> = {
  quote: { title: 'Quotation', what: 'The words of an excerpt, set apart, with its cite', screen: null },
  provision: {
    title: 'Provision',
    what: 'Label and words of a provision, with its cite',
    screen: to('sources', 'Open the source'),
  },
  issue: {
    title: 'Issue',
    what: 'One issue: question, argument, facts for and against',
    screen: to('issues', 'Open the issue'),
  },
  issues: {
    title: 'Issues presented',
    what: 'The questions that the hearing decides',
    screen: to('issues', 'Open issues'),
  },
  argument: { title: 'Argument', what: 'Every issue that has something to say', screen: to('issues', 'Open issues') },
  provisions: {
    title: 'Contract and policy provisions',
    what: 'The words of policies and contracts that were picked',
    screen: to('sources', 'Open evidence'),
  },
  facts: {
    title: 'Statement of facts',
    what: 'The facts by date, each sentence cited',
    screen: to('facts', 'Open chronology'),
  },
  disputes: {
    title: 'Points on which the sources differ',
    what: 'Facts that contradict each other, side by side',
    screen: to('facts', 'Open chronology'),
  },
  comparators: {
    title: 'Comparators',
    what: 'The table of comparators',
    screen: to('comparators', 'Open comparators'),
  },
  chronology: { title: 'Chronology', what: 'The table of events by date', screen: to('facts', 'Open chronology') },
  witnesses: { title: 'Witnesses', what: 'Who can speak to which facts', screen: to('people', 'Open people') },
  'just-cause': {
    title: 'Just cause',
    what: 'The seven tests with answers and evidence',
    screen: to('issues', 'Open issues'),
  },
  information: {
    title: 'Information to request',
    what: 'What the case lacks, as requests to word',
    screen: to('overview', 'Open overview'),
  },
  exhibits: { title: 'Exhibit list', what: 'Every exhibit with its label and date', screen: null },
  'privilege-log': {
    title: 'Privilege log',
    what: 'What is withheld, and on which ground',
    screen: to('productions', 'Open productions'),
  },
  production: {
    title: 'Production',
    what: 'What one production encloses',
    screen: to('productions', 'Open the production'),
  },
  custody: { title: 'Custody record', what: 'How each exhibit was kept', screen: to('custody', 'Open custody') },
  certificate: { title: 'Certificate', what: 'The hash of each exhibit, for a person to sign', screen: null },
};
