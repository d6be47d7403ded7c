import { z } from 'zod';
import { idSchema, lineSchema, textSchema } from './ids.ts';

export const personRoles = [
  'client',
  'supervisor',
  'decision-maker',
  'investigator',
  'witness',
  'comparator',
  'union',
  'counsel',
  'civilian',
  'press',
  'other',
] as const;

/** A human or a body, with rank, badge and role. */
export const personSchema = z.object({
  id: idSchema,
  name: lineSchema.min(1),
  rank: lineSchema,
  badge: lineSchema,
  unit: lineSchema,
  role: z.enum(personRoles),
  note: textSchema,
});
export type Person = z.infer<typeof personSchema>;
export type PersonRole = Person['role'];

/** Gives the name as it is printed: rank before name. */
export function personLabel(person: Pick<Person, 'name' | 'rank'>): string {
  return person.rank === '' ? person.name : `${person.rank} ${person.name}`;
}
