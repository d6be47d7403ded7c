import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import type { CallName } from '../../../shared/contract/contract.ts';
import { failed } from '../../../shared/contract/envelope.ts';
import { AppError } from '../../../shared/errors.ts';
import { connectCase, disconnectCase, queryClient } from '../../../renderer/api.ts';
import type { Port } from '../../../renderer/port.ts';
import { ToastHost } from '../../../renderer/ui/toast.tsx';

export type Asked = { readonly name: string; readonly input: unknown };
type Answers = Partial<Record<CallName, unknown>>;

/** Shows a part of the window over a line whose answers the test gives; a call without one fails. Gives what was asked. */
export function showOver(answers: Answers, part: ReactNode): readonly Asked[] {
  const asked: Asked[] = [];
  const port: Port = {
    onmessage: null,
    close: () => undefined,
    postMessage: ({ id, name, input }) => {
      asked.push({ name, input });
      const answer = answers[name as CallName];
      const value: unknown = typeof answer === 'function' ? (answer as (given: unknown) => unknown)(input) : answer;
      const envelope =
        value === undefined
          ? failed(new AppError('internal', `${name} was not expected`))
          : value instanceof AppError
            ? failed(value)
            : ({ ok: true, value } as const);
      setTimeout(() => port.onmessage?.({ data: { id, envelope } } as never), 0);
    },
  };
  connectCase(port);
  render(
    <QueryClientProvider client={queryClient}>
      {part}
      <ToastHost />
    </QueryClientProvider>,
  );
  onTestFinished(() => {
    cleanup();
    disconnectCase();
  });
  return asked;
}
