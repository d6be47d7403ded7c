import type { BlockNode } from '../../../shared/domain/brief-document.ts';
import { heading, live, paragraph } from './document-parts.ts';

/** The first words of papers that list what the case holds. */
export const lists: Readonly<Record<string, () => BlockNode[]>> = {
  'exhibit-list': () => [heading('List of exhibits'), live('exhibits')],
  'witness-list': () => [
    heading('Witnesses'),
    paragraph('Each person is listed with the facts to which he or she can speak, and where the exhibits show them.'),
    live('witnesses'),
  ],
  chronology: () => [heading('Chronology'), live('chronology'), live('disputes')],
  'comparator-chart': () => [
    heading('Comparators'),
    paragraph(
      'Each employee is listed with the conduct, the rule applied, who decided, the penalty, and what differs.',
    ),
    live('comparators'),
  ],
  'just-cause-worksheet': () => [heading('Just cause'), live('just-cause')],
  'privilege-log': () => [live('privilege-log')],
  'custody-appendix': () => [
    heading('Custody of the exhibits'),
    paragraph(
      'For each exhibit this appendix gives the file as it was received, its SHA-256 hash, and the entries of the log that concern it. A hash shows that two files are the same; it does not show that what a file says is true.',
    ),
    live('custody'),
  ],
};
