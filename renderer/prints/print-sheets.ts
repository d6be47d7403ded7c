import type { ShellOutput } from '../../shared/contract/shell.ts';
import { AppError } from '../../shared/errors.ts';
import { shellCall } from '../shell.ts';
import { printPortName, type FromPrintPage, type ToPrintPage } from './print-port.ts';

export type PrintOutcome = ShellOutput<'shell.print-sheets'>['outcome'];

/**
 * Draws pages on the hidden page; `onSheet` is told how many are drawn. Throws `cancelled` after an abort, `conflict` with the
 * reason `too-large` where they do not fit into memory, `unreadable-file`. The shell can then print them.
 */
export async function drawForPrinter(
  job: ToPrintPage,
  signal: AbortSignal,
  onSheet: (done: number) => void,
): Promise<void> {
  const line = nextPort(signal);
  line.catch(() => undefined);
  await shellCall('shell.print-open', {});
  const port = await line;
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(cancelled()), { once: true });
      if (signal.aborted) reject(cancelled());
      port.addEventListener('message', ({ data }: MessageEvent<FromPrintPage>) => {
        if (data.kind === 'sheet') onSheet(data.done);
        else if (data.kind === 'ready') resolve();
        else reject(failed(data.reason));
      });
      port.start();
      port.postMessage(job);
    });
  } catch (cause) {
    await shellCall('shell.print-close', {});
    throw cause;
  } finally {
    port.close();
  }
}

function nextPort(signal: AbortSignal): Promise<MessagePort> {
  const ended = new AbortController();
  return new Promise<MessagePort>((resolve, reject) => {
    const give = (event: MessageEvent<unknown>) => {
      const port = event.ports[0];
      if (event.source === window && event.data === printPortName && port !== undefined) resolve(port);
    };
    window.addEventListener('message', give, { signal: ended.signal });
    signal.addEventListener('abort', () => reject(cancelled()), { once: true, signal: ended.signal });
  }).finally(() => ended.abort());
}

const cancelled = (): AppError => new AppError('cancelled', 'the print was cancelled');

function failed(reason: Extract<FromPrintPage, { kind: 'failed' }>['reason']): AppError {
  return reason === 'too-large'
    ? new AppError('conflict', 'the sheets do not fit into memory', { data: { reason: 'print-too-large' } })
    : new AppError('unreadable-file', 'the pages could not be drawn for the printer');
}
