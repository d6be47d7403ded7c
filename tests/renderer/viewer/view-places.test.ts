import { beforeEach, describe, expect, it } from 'vitest';
import { noteViewPlace, viewPlaceOf } from '../../../renderer/viewer/view-places.ts';

const stored = () => localStorage.getItem('viewer.places') ?? '';

describe('where the reader left a source', () => {
  beforeEach(() => localStorage.clear());

  it('is the first page, as wide as the pane, for one never seen', () => {
    expect(viewPlaceOf('s1')).toEqual({ page: 1, part: 0, zoom: 'width', turn: 0 });
  });

  it('comes back with page, size and turn', () => {
    noteViewPlace('s1', { page: 7, part: 0.25 });
    noteViewPlace('s1', { zoom: 1.5, turn: 90 });
    noteViewPlace('s2', { seconds: 12.5, sheet: 2 });
    expect(viewPlaceOf('s1')).toEqual({ page: 7, part: 0.25, zoom: 1.5, turn: 90 });
    expect(viewPlaceOf('s2')).toMatchObject({ seconds: 12.5, sheet: 2 });
  });

  it('is forgotten for what was not seen among the last 500', () => {
    for (let index = 0; index <= 500; index += 1) noteViewPlace(`s${index}`, { page: 2 });
    expect(viewPlaceOf('s0').page).toBe(1);
    expect(viewPlaceOf('s1').page).toBe(2);
    noteViewPlace('s1', { page: 3 });
    noteViewPlace('new', { page: 2 });
    expect(viewPlaceOf('s1').page).toBe(3);
    expect(viewPlaceOf('s2').page).toBe(1);
  });

  it('counts as never seen when what is stored makes no sense', () => {
    const bad = [
      ['a', { page: 0, part: 0, zoom: 1, turn: 0 }],
      ['b', { page: 1, part: 2, zoom: 1, turn: 0 }],
      ['c', { page: 1, part: 0, zoom: 40, turn: 0 }],
      ['d', { page: 1, part: 0, zoom: 1, turn: 45 }],
      ['e', null],
      'f',
    ];
    for (const value of [JSON.stringify(bad), '{', 'null', '7']) {
      localStorage.setItem('viewer.places', value);
      for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) expect(viewPlaceOf(id).page).toBe(1);
    }
  });

  it('is kept by id and number alone', () => {
    noteViewPlace('s1', { page: 3, part: 0.5 });
    expect(stored()).toBe('[["s1",{"page":3,"part":0.5,"zoom":"width","turn":0}]]');
  });
});
