import type { BlockNode, BriefDocument } from '../../../shared/domain/brief-document.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';
import { heading, listOf, live, paragraph, paragraphs, remedyList } from './document-parts.ts';
import { letters } from './standard-letters.ts';
import { lists } from './standard-lists.ts';

type Words = Pick<Brief, 'template' | 'summary' | 'conclusion' | 'remedy'>;

/**
 * Gives the document that a template begins with; a person edits it from there. What only a person knows stands in brackets. A
 * firm's template under a name of its own begins as a pre-hearing brief.
 */
export function standardDocument(brief: Words): BriefDocument {
  const { template } = brief;
  const content = briefs[template]?.(brief) ?? letters[template]?.() ?? lists[template]?.() ?? preHearingBrief(brief);
  return { type: 'doc', content };
}

const briefs: Readonly<Record<string, (brief: Words) => BlockNode[]>> = {
  'pre-hearing-brief': preHearingBrief,
  'position-statement': positionStatement,
  'grievance-statement': grievanceStatement,
};

/** The order of a pre-hearing brief; caption, contents, exhibit list and signature are the template's own (domain rules). */
function preHearingBrief({ summary, conclusion, remedy }: Words): BlockNode[] {
  return [
    heading('Summary'),
    ...paragraphs(summary),
    heading('Issues presented'),
    live('issues'),
    heading('Contract and policy provisions'),
    live('provisions'),
    heading('Statement of facts'),
    live('facts'),
    live('disputes'),
    heading('Comparators'),
    live('comparators'),
    heading('Argument'),
    live('argument'),
    heading('Conclusion and remedy'),
    ...paragraphs(conclusion),
    ...remedyList(remedy),
  ];
}

function positionStatement({ summary, conclusion, remedy }: Words): BlockNode[] {
  return [
    heading('Position'),
    ...(summary === '' ? [paragraph('[The position of the employee in a few sentences]')] : paragraphs(summary)),
    heading('Issue'),
    live('issues'),
    heading('Facts'),
    live('facts'),
    live('disputes'),
    heading('Provisions at issue'),
    live('provisions'),
    heading('Argument'),
    live('argument'),
    heading('Other employees'),
    live('comparators'),
    heading('Remedy'),
    ...(conclusion === '' ? [paragraph('The employee asks for an award with these terms:')] : paragraphs(conclusion)),
    ...remedyOrGaps(remedy),
  ];
}

function grievanceStatement({ summary, remedy }: Words): BlockNode[] {
  return [
    heading('Grievance'),
    ...(summary === ''
      ? [
          paragraph(
            'The employee named above grieves [the discipline or other action], of which notice was given on [date of the notice].',
          ),
          paragraph('This statement is filed at [step of the procedure] with [name of the person who receives it].'),
        ]
      : paragraphs(summary)),
    heading('What happened'),
    live('facts'),
    heading('What the contract and the policies say'),
    live('provisions'),
    paragraph('The grievance rests on [articles and sections of the contract].'),
    heading('Why the action does not stand'),
    live('argument'),
    heading('Other employees'),
    live('comparators'),
    heading('What is asked for'),
    ...remedyOrGaps(remedy),
  ];
}

function remedyOrGaps(remedy: string): BlockNode[] {
  const own = remedyList(remedy);
  if (own.length > 0) return own;
  return [
    listOf(true, [
      '[What is to be done with the discipline: rescinded, reduced to what, removed from which files]',
      '[Pay, seniority and benefits that are to be restored]',
      '[Any other order that is asked for]',
    ]),
  ];
}
