import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '../../../shared/errors.ts';
import type { FromWorker, ToWorker, WorkerInput } from './bundle-messages.ts';
import { letGo } from './let-go.ts';
import { makeBundle } from './make-bundle.ts';

/** The worker's end: asks its parent for each exhibit's bytes, makes the bundle, checks it and hands it over. */
const port = parentPort;
if (port) {
  const post = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
  const waiting = new Map<string, { resolve: (bytes: Uint8Array) => void; reject: (cause: Error) => void }>();
  port.on('message', (message: ToWorker) => {
    const asked = waiting.get(message.exhibit);
    waiting.delete(message.exhibit);
    if (message.kind === 'bytes') asked?.resolve(message.bytes);
    else asked?.reject(new Error('the exhibit could not be read'));
  });
  const read = (exhibit: string) =>
    new Promise<Uint8Array>((resolve, reject) => {
      waiting.set(exhibit, { resolve, reject });
      post({ kind: 'read', exhibit });
    });
  const { plan, front } = workerData as WorkerInput;
  try {
    const result = await makeBundle(plan, {
      front,
      read,
      release: letGo,
      onProgress: (progress) => post({ kind: 'progress', progress }),
    });
    post({ kind: 'done', result }, [result.pdf.buffer as ArrayBuffer]);
  } catch (cause) {
    const { code, message, data } = toAppError(cause);
    post({ kind: 'failed', code, message, data });
  }
  port.close();
}
