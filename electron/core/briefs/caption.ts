import type { BriefData } from '../../../shared/domain/brief.ts';
import type { Brief } from '../../../shared/domain/briefs.ts';
import type { CaseInfo } from '../../../shared/domain/cases.ts';

/** Gives the caption of every paper of the case. */
export function captionOf(info: CaseInfo): BriefData['caption'] {
  return {
    forum: info.forum,
    caseTitle: info.title,
    shortTitle: info.title,
    employee: { name: info.client, rank: null },
    employer: info.employer,
    matter: info.matterNumber || null,
    representative:
      info.representative === ''
        ? null
        : { name: info.representative, role: 'For the employee', organization: info.union || null, contact: [] },
    marking: info.marking || null,
  };
}

/** Gives the caption with what a person set for this paper in place of what the case says. */
export function captionFor(info: CaseInfo, { caption, signature }: Brief['settings']): BriefData['caption'] {
  const usual = captionOf(info);
  const title = caption.title || usual.caseTitle;
  return {
    ...usual,
    forum: caption.forum || usual.forum,
    caseTitle: title,
    shortTitle: title,
    employee: { ...usual.employee, name: caption.employee || usual.employee.name },
    employer: caption.employer || usual.employer,
    matter: caption.matter || usual.matter,
    representative:
      signature.name === ''
        ? usual.representative
        : {
            name: signature.name,
            role: signature.role,
            organization: signature.organization || null,
            contact: linesOf(signature.contact),
          },
  };
}

/** Gives a text line by line; none where it holds no words. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/u).map((line) => line.trim());
  return lines.some((line) => line !== '') ? lines : [];
}
