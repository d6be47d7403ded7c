import { z } from 'zod';

/** Kinds of authority, in the order in which a table of authorities has them. */
export const authorityKinds = ['cases', 'statutes', 'awards', 'other'] as const;
export type AuthorityKind = (typeof authorityKinds)[number];

/** Law, a rule or an award that words of a paper cite, as a person typed it for the table of authorities. */
export const authoritySchema = z.object({ kind: z.enum(authorityKinds), text: z.string().trim().min(1).max(500) });
export type Authority = z.infer<typeof authoritySchema>;

export const authorityTitles: Readonly<Record<AuthorityKind, string>> = {
  cases: 'Cases',
  statutes: 'Statutes and rules',
  awards: 'Arbitration awards',
  other: 'Other authorities',
};

/** The id under which a run of a paper names an authority. */
export const authorityId = ({ kind, text }: Authority): string => `${kind}/${text}`;

/** Gives the authority that an id names, or null. */
export function authorityOf(id: string): Authority | null {
  const slash = id.indexOf('/');
  const read = authoritySchema.safeParse({ kind: id.slice(0, slash), text: id.slice(slash + 1) });
  return read.success ? read.data : null;
}

/** Gives authorities as a table has them: by kind, then by their words, each once. */
export function inTableOrder(authorities: readonly Authority[]): Authority[] {
  const once = new Map(authorities.map((one) => [authorityId(one), one]));
  const rank = ({ kind }: Authority) => authorityKinds.indexOf(kind);
  const key = ({ text }: Authority) => text.toLowerCase();
  return [...once.values()].toSorted(
    (a, b) => rank(a) - rank(b) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.text < b.text ? -1 : 1),
  );
}
