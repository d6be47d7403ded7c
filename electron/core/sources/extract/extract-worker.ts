import { parentPort } from 'node:worker_threads';
import { toAppError } from '../../../../shared/errors.ts';
import { detect } from './detect.ts';
import { extract } from './extract.ts';
import type { ExtractReply, ExtractTask } from './extract-task.ts';
import { renderHtml } from './render-html.ts';
import { tiffPagePng } from './tiff.ts';

/** Does one task; nothing outlives it but the loaded PDFium. */
async function run(task: ExtractTask): Promise<unknown> {
  switch (task.kind) {
    case 'extract':
      return extract(task.name, task.bytes);
    case 'html':
      return renderHtml(detect(task.name, task.bytes).format, task.bytes);
    case 'image-png':
      return tiffPagePng(task.bytes, task.page);
  }
}

const port = parentPort;
if (port === null) throw new Error('extract-worker runs as a worker thread');

port.on('message', (task: ExtractTask) => {
  run(task)
    .then(
      (value): ExtractReply => ({ ok: true, value }),
      (cause: unknown): ExtractReply => {
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
