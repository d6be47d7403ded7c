import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  closeBeside,
  goBack,
  goForward,
  open,
  openBeside,
  openListedBeside,
  resetNavigation,
  select,
  swapSides,
  useBeside,
  useSelection,
} from '../../renderer/navigation.ts';

const place = () => renderHook(() => useSelection()).result.current;

describe('moving between places', () => {
  beforeEach(() => resetNavigation());

  it('goes back to what was selected on a screen, and leaves the page to the viewer', () => {
    act(() => {
      open({ screen: 'sources', id: 's1', page: 3 });
      open({ screen: 'facts' });
      open({ screen: 'sources' });
    });
    expect(place()).toMatchObject({ screen: 'sources', id: 's1', page: null, ids: ['s1'] });
  });

  it('takes back and gives again with back and forward', () => {
    act(() => {
      open({ screen: 'facts', id: 'f1' });
      open({ screen: 'people' });
      goBack();
    });
    expect(place()).toMatchObject({ screen: 'facts', id: 'f1' });
    act(() => goForward());
    expect(place().screen).toBe('people');
  });

  it('stays where it is when there is nothing to go back to', () => {
    act(() => goBack());
    expect(place().screen).toBe('overview');
  });

  it('changes a selection without a step back', () => {
    act(() => {
      open({ screen: 'sources', id: 's1' });
      select({ id: 's2' });
      goBack();
    });
    expect(place().screen).toBe('overview');
    act(() => goForward());
    expect(place()).toMatchObject({ id: 's2', ids: ['s2'] });
  });

  it('does not mark the words of an old search when a screen is opened again', () => {
    act(() => {
      open({ screen: 'sources', id: 's1', words: 'border' });
      open({ screen: 'facts' });
      open({ screen: 'sources' });
    });
    expect(place().words).toBeNull();
  });

  it('forgets everything for another case', () => {
    act(() => {
      open({ screen: 'sources', id: 's1' });
      resetNavigation();
      open({ screen: 'sources' });
    });
    expect(place().id).toBeNull();
  });
});

describe('two sources beside each other', () => {
  const beside = () => renderHook(() => useBeside()).result.current;
  beforeEach(() => resetNavigation());

  it('are the one in view and the one that was opened beside it', () => {
    act(() => {
      open({ screen: 'sources', id: 's1', page: 3 });
      open({ screen: 'facts' });
      openBeside({ id: 's2', page: 7, excerpt: 'e1' });
    });
    expect(place()).toMatchObject({ screen: 'sources', id: 's1' });
    expect(beside()).toEqual({ id: 's2', page: 7, excerpt: 'e1', words: null });
  });

  it('are not two where none was in view', () => {
    act(() => openBeside({ id: 's2', page: 7 }));
    expect(place()).toMatchObject({ screen: 'sources', id: 's2', page: 7, ids: ['s2'] });
    expect(beside()).toBeNull();
  });

  it('are the chosen row and what was read before, when a row of the list is opened beside', () => {
    act(() => {
      open({ screen: 'sources', id: 's1' });
      select({ id: 's2' });
      openListedBeside('s2');
    });
    expect([place().id, beside()?.id]).toEqual(['s1', 's2']);
    act(() => openListedBeside('s3'));
    expect([place().id, beside()?.id]).toEqual(['s1', 's3']);
  });

  it('change sides and stay while the reader goes elsewhere, until the one beside is closed', () => {
    act(() => {
      open({ screen: 'sources', id: 's1' });
      openBeside({ id: 's2', page: 7 });
      swapSides();
      open({ screen: 'facts' });
      open({ screen: 'sources' });
    });
    expect(place().id).toBe('s2');
    expect(beside()?.id).toBe('s1');
    act(() => closeBeside());
    expect(beside()).toBeNull();
    act(() => {
      openBeside({ id: 's2' });
      resetNavigation();
    });
    expect(beside()).toBeNull();
  });
});
