import { parentPort, workerData } from 'node:worker_threads';
import { toAppError } from '../../../shared/errors.ts';
import type { BundleInput } from './assemble.ts';
import type { FromWorker, ToWorker, WorkerInput } from './bundle-messages.ts';
import { letGo } from './let-go.ts';
import { makeBundle, measureBundle, writeBundle } from './make-bundle.ts';

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
  const { plan, front, out } = workerData as WorkerInput;
  try {
    const input: BundleInput = {
      front,
      read,
      release: letGo,
      onProgress: (progress) => post({ kind: 'progress', progress }),
    };
    if (out === 'memory') {
      const { pdf, ...report } = await makeBundle(plan, input);
      post({ kind: 'done', report, pdf }, [pdf.buffer]);
    } else {
      const report = out === 'nowhere' ? await measureBundle(plan, input) : await writeBundle(plan, input, out.path);
      post({ kind: 'done', report, pdf: new Uint8Array() });
    }
  } catch (cause) {
    const { code, message, data } = toAppError(cause);
    post({ kind: 'failed', code, message, data });
  }
  port.close();
}
