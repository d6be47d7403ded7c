import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ClockExtension } from '../../../renderer/grievances/clock-extension.tsx';
import { wholeNumber } from '../../../renderer/grievances/clock-terms.tsx';
import { ConfirmReading } from '../../../renderer/grievances/confirm-reading.tsx';
import { parseDay } from '../../../shared/domain/dates.ts';
import { computeDeadline } from '../../../shared/domain/deadlines.ts';
import { showOver } from '../support/fake-case.tsx';
import { deadline, source } from '../support/rows.ts';

afterEach(cleanup);

const none = {
  name: 'none',
  title: 'No holidays',
  version: '1',
  source: '',
  regime: 'none',
  covers: { from: '2000-01-01', to: '2100-12-31' },
  needsConfirmation: false,
  holidays: [],
} as unknown as Parameters<typeof computeDeadline>[2];

describe('ConfirmReading', () => {
  const result = computeDeadline({ count: 5, mode: 'unspecified' }, parseDay('2026-02-19'), none);
  const show = (confirmed: unknown[], suggested = '') =>
    render(
      <ConfirmReading
        deadline={deadline({ due: '2026-02-24' })}
        result={result}
        suggested={suggested}
        onConfirm={async (due, who) => {
          confirmed.push([due, who]);
        }}
      />,
    );
  it('shows both readings, the earlier kept, and confirms the chosen one by name', async () => {
    const confirmed: unknown[] = [];
    show(confirmed);
    expect(screen.getByText(/Nobody has confirmed a reading/)).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /24 Feb 2026/ }).checked).toBe(true);
    await userEvent.click(screen.getByRole('radio', { name: /26 Feb 2026/ }));
    await userEvent.type(screen.getByLabelText('Confirmed by'), 'R. Example');
    await userEvent.click(screen.getByRole('button', { name: 'Confirm this reading' }));
    await waitFor(() => expect(confirmed).toEqual([['2026-02-26', 'R. Example']]));
  });
  it('confirms nothing without a name', () => {
    show([]);
    const button = screen.getByRole('button', { name: 'Confirm this reading' });
    expect((button as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('ClockExtension', () => {
  it('records a day only together with the document that grants it', async () => {
    const saved: unknown[] = [];
    const clock = deadline();
    showOver(
      { 'sources.list': [source({ id: 's7', title: 'Signed extension' })] },
      <ClockExtension
        deadline={clock}
        onSave={async (patch) => {
          saved.push(patch);
        }}
      />,
    );
    await userEvent.click(screen.getByText('Record an extension'));
    await userEvent.type(screen.getByLabelText('Extended to'), '10 Mar 2026');
    const record = screen.getByRole('button', { name: 'Record extension' });
    expect((record as HTMLButtonElement).disabled).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Choose the signed document' }));
    await userEvent.click(await screen.findByRole('option', { name: /Signed extension/ }));
    await userEvent.click(record);
    await waitFor(() => expect(saved).toEqual([{ extendedTo: '2026-03-10', extensionSource: 's7' }]));
  });
  it('keeps the first day in view', async () => {
    showOver(
      { 'sources.list': [source({ id: 's7', title: 'Signed extension' })] },
      <ClockExtension
        deadline={deadline({ due: '2026-02-24', extendedTo: '2026-03-10', extensionSource: 's7' })}
        onSave={async () => undefined}
      />,
    );
    expect(await screen.findByText('Signed extension')).toBeTruthy();
    expect(screen.getByText('24 Feb 2026')).toBeTruthy();
    expect(screen.getByText('10 Mar 2026')).toBeTruthy();
  });
});

describe('wholeNumber', () => {
  it('takes 0 to 3660 and nothing else', () => {
    expect(wholeNumber(' 15 ')).toBe(15);
    for (const text of ['', '-1', '1.5', '3661', 'five', '1e3']) expect(() => wholeNumber(text)).toThrow();
  });
});
