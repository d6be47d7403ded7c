import { beginsAt, type PlannedExhibit } from '../../../shared/domain/bundle.ts';

/** The title of an exhibit's bookmark: "Union Ex. 4: Notice of charges (page 17)". */
export const exhibitTitle = (exhibit: PlannedExhibit): string =>
  sectionTitle(`${exhibit.label}: ${exhibit.title}`, beginsAt(exhibit));

/** The title of a section's bookmark: "Statement of facts (page 3)". */
export const sectionTitle = (title: string, page: number): string =>
  `${title.replace(/\p{Cc}+/gu, ' ')} (page ${page})`;
