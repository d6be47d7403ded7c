import { act, renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { goBack, goForward, open, resetNavigation, select, useSelection } from '../../renderer/navigation.ts';

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
