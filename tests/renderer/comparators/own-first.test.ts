import { describe, expect, it } from 'vitest';
import { ownFirst } from '../../../renderer/comparators/own-first.ts';

describe('ownFirst', () => {
  const rows = [
    { person: 'B', position: 1 },
    { person: 'The client', position: 2 },
    { person: 'A', position: 0 },
  ];
  it("puts the client's own row on top and keeps the others in their order", () => {
    expect(ownFirst(rows, 'The client').map((row) => row.person)).toEqual(['The client', 'A', 'B']);
  });
  it('keeps the order where the client has no row', () => {
    expect(ownFirst(rows, 'Another').map((row) => row.person)).toEqual(['A', 'B', 'The client']);
  });
});
