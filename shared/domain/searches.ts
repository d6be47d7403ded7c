import { z } from 'zod';
import { daySchema, idSchema } from './ids.ts';
import { privileges, sourceKinds } from './sources.ts';

/** What a search goes over. */
export const searchScopes = ['pages', 'facts', 'people', 'notes'] as const;
export type SearchScope = (typeof searchScopes)[number];

/** Exhibits as a search narrows to them: all of them, or what is none; else the id of a series. */
export const exhibitStates = ['exhibit', 'not-exhibit'] as const;

/** Privilege as a search narrows to it: any privilege, none, or one kind. */
export const privilegeStates = ['privileged', ...privileges] as const;
export type PrivilegeState = (typeof privilegeStates)[number];

/** What the search box and its filters hold; a null filter narrows nothing, and all of them must fit. */
export const searchRequestSchema = z.object({
  text: z.string().max(1000).default(''),
  scope: z.enum(searchScopes).nullable().default(null),
  /** Kind of source. */
  kind: z.enum(sourceKinds).nullable().default(null),
  /** Days between which the source's or the fact's date may lie, both included. */
  from: daySchema.nullable().default(null),
  to: daySchema.nullable().default(null),
  /** A person whom the fact names, or whose name stands on the page. */
  person: idSchema.nullable().default(null),
  exhibit: idSchema.nullable().default(null),
  privilege: z.enum(privilegeStates).nullable().default(null),
  /** One source alone. */
  source: idSchema.nullable().default(null),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

/** A search for nothing, narrowed by nothing. */
export const emptySearch: SearchRequest = searchRequestSchema.parse({});

/** Tells whether any filter narrows the search. */
export function isNarrowed(request: SearchRequest): boolean {
  return Object.entries(request).some(([field, value]) => field !== 'text' && value !== null);
}
