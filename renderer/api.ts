import { QueryClient, keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import type { CallInput, CallName, CallOutput } from '../shared/contract/contract.ts';
import type { CaseEvent } from '../shared/contract/events.ts';
import type { OcrState } from '../shared/domain/ocr.ts';
import { toAppError, type AppError } from '../shared/errors.ts';
import { endJob, noteJob } from './jobs.ts';
import { PortClient, type Port } from './port.ts';
import { isStale, type ActName, type QueryName } from './reads.ts';

const client = new PortClient();

/** What the window holds of the case; steps drop what they made stale. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: Number.POSITIVE_INFINITY,
      // Subtle: comparing 100,000 rows deep costs more than drawing the thirty that are seen.
      structuralSharing: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Asks the case host; rejects with an AppError. A call with a `job` shows in the status bar until it is answered. */
export async function call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
  const job = (input as { job?: string }).job;
  try {
    return await client.call(name, input);
  } finally {
    if (job !== undefined && name !== 'jobs.cancel') endJob(job);
  }
}

/** Gives the answer of a reading call and keeps it right; `keep` shows the last answer while another input loads. */
export function useCall<K extends QueryName>(
  name: K,
  input: CallInput<K>,
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<CallOutput<K>, AppError> {
  return useQuery<CallOutput<K>, AppError>({
    queryKey: [name, input],
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Gives a changing call: `mutateAsync(input)` runs it, `error` is its last failure, `isPending` while it runs. */
export function useAct<K extends ActName>(name: K): UseMutationResult<CallOutput<K>, AppError, CallInput<K>> {
  return useMutation<CallOutput<K>, AppError, CallInput<K>>({ mutationFn: (input) => call(name, input) });
}

/** Listens to what the case host tells; gives what ends it. */
export function onCaseEvent(listener: (event: CaseEvent) => void): () => void {
  return client.onEvent(listener);
}

/** Takes the port of a case into use and forgets what was held of the former one. */
export function connectCase(port: Port): void {
  client.connect(port);
  // Subtle: screens may be waiting already; a query that is cleared under them would never be asked again.
  queryClient.removeQueries({ type: 'inactive' });
  void queryClient.resetQueries();
}

/** Lets the line to the case go: calls under way fail with `cancelled`, later ones wait for the next line. */
export function disconnectCase(): void {
  client.disconnect('the case was closed');
}

/** Forgets all that was held of a case; nothing that shows it may still be in view. */
export function forgetCase(): void {
  queryClient.clear();
}

/** Gives the failure that a rejected call is. */
export function failureOf(cause: unknown): AppError {
  return toAppError(cause);
}

/** Listens for the ports that the preload passes on; `onCase` is told when the line to a case stands. */
export function listenForPorts(target: Window, onCase: () => void): void {
  target.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0];
    if (event.source !== target || event.data !== 'loudermill:port' || port === undefined) return;
    connectCase(port);
    onCase();
  });
}

const pause = 200;
const touched = new Set<string>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** The first step of a burst shows at once, the others together: an import makes thousands. */
function noteChanged(tables: readonly string[]): void {
  for (const table of tables) touched.add(table);
  if (timer !== null) return;
  dropStale();
  timer = setTimeout(() => {
    timer = null;
    if (touched.size > 0) noteChanged([]);
  }, pause);
}

function dropStale(): void {
  const tables = new Set(touched);
  touched.clear();
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isStale(queryKey[0] as QueryName, tables) });
}

/** The state itself comes with the event; what it means for a source is asked anew. */
function noteOcr(state: OcrState): void {
  queryClient.setQueryData(['ocr.state', {}], state);
  void queryClient.invalidateQueries({ queryKey: ['ocr.source'] });
}

client.onEvent((event) => {
  if (event.type === 'job') noteJob(event);
  else if (event.type === 'ocr') noteOcr(event.state);
  else noteChanged(event.tables);
});
