import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { ReactNode } from 'react';
import { connectCase, disconnectCase, queryClient, useCall } from '../../renderer/api.ts';
import type { Port } from '../../renderer/port.ts';
import { person } from './support/rows.ts';

afterEach(() => {
  cleanup();
  disconnectCase();
});

/** A port of a case in which one person is known by this name. */
function caseWith(name: string): Port {
  const port: Port = {
    onmessage: null,
    close: () => undefined,
    postMessage: ({ id }) => {
      const data = { id, envelope: { ok: true, value: [person({ name })] } } as const;
      setTimeout(() => port.onmessage?.({ data } as never), 1);
    },
  };
  return port;
}

function Names(): ReactNode {
  const people = useCall('people.list', {});
  return <p>{people.data === undefined ? 'waiting' : people.data.map((each) => each.name).join()}</p>;
}

test('a screen that waits before the line to its case stands gets its answer, and the next case its own', async () => {
  render(
    <QueryClientProvider client={queryClient}>
      <Names />
    </QueryClientProvider>,
  );
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(screen.getByText('waiting')).toBeTruthy();
  connectCase(caseWith('Pat One'));
  await screen.findByText('Pat One');
  connectCase(caseWith('Pat Two'));
  await screen.findByText('Pat Two');
});
