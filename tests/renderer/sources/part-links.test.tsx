import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { renderHook } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { open, resetNavigation, useBeside, useSelection } from '../../../renderer/navigation.ts';
import { MemberList } from '../../../renderer/sources/member-list.tsx';
import { AttachedLinks, PartOfLine } from '../../../renderer/sources/part-links.tsx';
import { showOver } from '../support/fake-case.tsx';
import { source } from '../support/rows.ts';

const mail = source({ id: 'm', title: 'Radio log', format: 'eml' });
const roster = source({ id: 'r', title: 'roster.pdf', parent: 'm', parentPath: 'roster.pdf', label: 'Union Ex. 2' });
const photo = source({
  id: 'p',
  title: 'photo.jpg',
  parent: 'm',
  parentPath: 'photos/photo.jpg',
  unreadable: 'damaged',
});
const list = { 'sources.list': [mail, roster, photo] };
const place = () => renderHook(() => useSelection()).result.current;
const beside = () => renderHook(() => useBeside()).result.current;

describe('a source that came within another', () => {
  beforeAll(() => {
    Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
  });
  beforeEach(() => resetNavigation());

  it('says what it is part of, and leads there', async () => {
    showOver(list, <PartOfLine source={photo} />);
    await userEvent.click(await screen.findByRole('button', { name: 'Radio log' }));
    expect(place()).toMatchObject({ screen: 'sources', id: 'm' });
    expect(screen.getByText('(photos/photo.jpg)', { exact: false })).toBeTruthy();
  });

  it('is a link at the head of its mail, and opens beside with Ctrl', async () => {
    act(() => open({ screen: 'sources', id: 'm' }));
    showOver(list, <AttachedLinks parts={[roster, photo]} stated="roster.pdf, photo.jpg" />);
    const user = userEvent.setup();
    await user.keyboard('{Control>}');
    await user.click(screen.getByRole('button', { name: 'Union Ex. 2: roster.pdf' }));
    await user.keyboard('{/Control}');
    expect([place().id, beside()?.id]).toEqual(['m', 'r']);
    expect(screen.getByText('Not readable.')).toBeTruthy();
  });

  it('stands by name alone where nothing of it was taken in', () => {
    showOver(list, <AttachedLinks parts={[]} stated="roster.pdf" />);
    expect(screen.getByText('roster.pdf')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is a row of its archive, which Enter opens', async () => {
    showOver(list, <MemberList source={mail} tools={null} />);
    await userEvent.click(await screen.findByText('photos/photo.jpg'));
    await userEvent.keyboard('{Enter}');
    expect(place().id).toBe('p');
    expect(screen.getByText('2 members')).toBeTruthy();
  });
});
