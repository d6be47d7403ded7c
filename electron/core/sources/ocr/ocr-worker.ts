import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { toAppError } from '../../../../shared/errors.ts';
import type { OcrReply, OcrTask } from './ocr-task.ts';
import { readPage } from './read-page.ts';

const port = parentPort;
if (port === null) throw new Error('ocr-worker runs as a worker thread');

// Subtle: on Linux a thread has a priority of its own; elsewhere this would slow the whole case host.
if (process.platform === 'linux') {
  try {
    setPriority(10);
  } catch {
    // A system that forbids it runs the reading as everything else.
  }
}

port.on('message', (task: OcrTask) => {
  readPage(task)
    .then(
      (value): OcrReply => ({ ok: true, value }),
      (cause: unknown): OcrReply => {
        const { code, message, data } = toAppError(cause);
        return { ok: false, code, message, data };
      },
    )
    .then((reply) => port.postMessage(reply))
    .catch((cause: unknown) => {
      throw cause;
    });
});
port.postMessage('ready');
