import { paperTemplates } from '../../../shared/domain/paper-templates.ts';
import { firmTemplates, type TemplateFolders, templateNames } from './firm-templates.ts';

/** A kind of paper that can be made; `firm` tells whether a firm's own template sets it. */
export type PaperKind = {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly firm: boolean;
};

/** Gives the papers of the program whose template is there, then those of a firm under names of their own. */
export async function listPapers(folders: TemplateFolders): Promise<PaperKind[]> {
  const [there, own] = [new Set(await templateNames(folders.templates)), await firmTemplates(folders)];
  const ours = new Map(own.map((one) => [one.name, one]));
  const known = paperTemplates.filter(({ name }) => there.has(name));
  const names = new Set(paperTemplates.map(({ name }) => name));
  return [
    ...known.map((one) => ({ ...one, firm: ours.has(one.name) })),
    ...own
      .filter((one) => !names.has(one.name) && !there.has(one.name))
      .map(({ name, about }) => ({ name, title: titleOf(name), about, firm: true })),
  ];
}

/** `smith-brief` as "Smith brief". */
function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
