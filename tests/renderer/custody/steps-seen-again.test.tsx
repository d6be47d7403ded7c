import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { useSteps } from '../../../renderer/custody/use-steps.ts';
import { showOver } from '../support/fake-case.tsx';
import { step } from '../support/rows.ts';

function Log(): ReactNode {
  const { steps, total } = useSteps();
  return <p>{`${steps.length} of ${total}`}</p>;
}

function Screens(): ReactNode {
  const [shown, setShown] = useState(true);
  return (
    <>
      <button onClick={() => setShown(!shown)}>Go</button>
      {shown ? <Log /> : null}
    </>
  );
}

test('the whole log is there again when the screen is left and seen again', async () => {
  const steps = [3, 2, 1].map((number) => step({ number }));
  showOver({ 'custody.steps': { steps, total: 3 } }, <Screens />);
  await screen.findByText('3 of 3');
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  expect(screen.queryByText('3 of 3')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Go' }));
  await screen.findByText('3 of 3');
});
