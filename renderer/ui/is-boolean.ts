/** Tells whether a remembered value is a yes or no. */
export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}
