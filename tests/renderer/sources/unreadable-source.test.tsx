import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { UnreadableSource } from '../../../renderer/sources/unreadable-source.tsx';
import { ReadOnly } from '../../../renderer/ui/read-only.tsx';
import { showOver } from '../support/fake-case.tsx';
import { source } from '../support/rows.ts';

const slow = source({ id: 's', name: 'plans.pdf', unreadable: 'too-slow' });

describe('a source that cannot be shown', () => {
  it('is read again on demand, and says when that did not help', async () => {
    const still = { unreadable: 'out-of-memory', pages: 0, chars: 0, lost: [] };
    const asked = showOver({ 'sources.read-again': still }, <UnreadableSource source={slow} reason="too-slow" />);
    await userEvent.click(screen.getByRole('button', { name: 'Read again' }));
    expect(await screen.findByText(/Read again without success\. Reading needed more memory/u)).toBeTruthy();
    expect(asked).toContainEqual({ name: 'sources.read-again', input: { id: 's' } });
  });

  it('is not read again where there is nothing to read, or nothing may be written', () => {
    showOver({}, <UnreadableSource source={slow} reason="empty" />);
    expect(screen.queryByRole('button')).toBeNull();
    showOver(
      {},
      <ReadOnly value={true}>
        <UnreadableSource source={slow} reason="too-slow" />
      </ReadOnly>,
    );
    expect(screen.getByRole('button', { name: 'Read again' })).toHaveProperty('disabled', true);
  });
});
