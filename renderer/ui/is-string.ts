/** Tells whether what was stored is words. */
export const isString = (value: unknown): value is string => typeof value === 'string';
