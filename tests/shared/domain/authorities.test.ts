import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorityId, authorityKinds, authorityOf, inTableOrder } from '../../../shared/domain/authorities.ts';

const authority = fc.record({
  kind: fc.constantFrom(...authorityKinds),
  text: fc.string({ minLength: 1, maxLength: 30 }).map((text) => text.trim() || '§'),
});

describe('authorities', () => {
  it('come back from their id, whatever stands in it', () => {
    fc.assert(
      fc.property(authority, (one) => {
        expect(authorityOf(authorityId(one))).toEqual(one);
      }),
    );
    for (const id of ['', 'cases', 'cases/', 'cases/  ', 'none/x']) expect(authorityOf(id)).toBeNull();
  });

  it('stand in a table by kind, then by their words, each once, however they came', () => {
    const names = (given: readonly { kind: (typeof authorityKinds)[number]; text: string }[]) =>
      inTableOrder(given).map(({ text }) => text);
    expect(
      names([
        { kind: 'statutes', text: '8 U.S.C. § 1325' },
        { kind: 'cases', text: 'NLRB v. J. Weingarten, Inc., 420 U.S. 251 (1975)' },
        { kind: 'cases', text: 'Garrity v. New Jersey, 385 U.S. 493 (1967)' },
        { kind: 'cases', text: 'NLRB v. J. Weingarten, Inc., 420 U.S. 251 (1975)' },
      ]),
    ).toEqual([
      'Garrity v. New Jersey, 385 U.S. 493 (1967)',
      'NLRB v. J. Weingarten, Inc., 420 U.S. 251 (1975)',
      '8 U.S.C. § 1325',
    ]);
    fc.assert(
      fc.property(fc.array(authority, { maxLength: 8 }), (given) => {
        expect(inTableOrder(given.toReversed())).toEqual(inTableOrder(given));
      }),
    );
  });
});
