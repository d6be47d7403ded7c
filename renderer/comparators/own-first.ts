/** Gives the comparators with the client's own row first, the others in their order. */
export function ownFirst<T extends { readonly person: string; readonly position: number }>(
  rows: readonly T[],
  client: string,
): T[] {
  return rows.toSorted((a, b) => Number(b.person === client) - Number(a.person === client) || a.position - b.position);
}
