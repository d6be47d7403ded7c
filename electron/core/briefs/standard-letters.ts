import type { BlockNode } from '../../../shared/domain/brief-document.ts';
import { heading, listOf, live, paragraph } from './document-parts.ts';

/** The first words of letters; letterhead, addressee and signature are settings, and stand in the template. */
export const letters: Readonly<Record<string, () => BlockNode[]>> = {
  'appeal-letter': () => [
    paragraph('Dear [name of the person or body that decides the appeal]:'),
    paragraph(
      'On behalf of [name of the employee] I appeal [the decision], dated [date of the decision], of which notice was received on [date of the notice].',
    ),
    heading('Grounds'),
    live('argument'),
    heading('What happened'),
    live('facts'),
    live('disputes'),
    heading('Other employees'),
    live('comparators'),
    heading('What is asked for'),
    listOf(true, [
      '[What is to be done with the decision: reversed, reduced to what, sent back for which step]',
      '[What is to be restored until then]',
    ]),
    paragraph('Please confirm receipt of this appeal in writing, with the day by which it will be decided.'),
  ],
  'information-request': () => [
    paragraph('Dear [name of the person who answers requests for information]:'),
    paragraph(
      'To represent [name of the employee] in this matter I ask for the information below by [date by which it is needed].',
    ),
    live('information'),
    heading('How to answer'),
    listOf(false, [
      'Give each item by its number. Where an item does not exist, or is refused, say so for that item, with the reason.',
      'Give recordings and electronic records as files in the form in which they are kept, not as printouts.',
      'Where part of an item is kept back, give the rest and name what is kept back.',
      'If an item comes to hand later, give it then.',
    ]),
    paragraph('Asking for this information gives up none that was asked for before or may be asked for later.'),
  ],
  'production-cover': () => [
    paragraph('Dear [name of the person who receives the production]:'),
    paragraph('Enclosed is what is listed here.'),
    live('production'),
    paragraph('If anything is missing or cannot be read, please say so by [date], and it will be sent again.'),
  ],
};
