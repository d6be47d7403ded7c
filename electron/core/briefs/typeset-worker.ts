import { parentPort } from 'node:worker_threads';
import { toAppError } from '../../../shared/errors.ts';
import { typesetBrief } from './typeset.ts';
import { typesetTextExhibit } from './typeset-text.ts';
import type { TypesetReply, TypesetTask } from './typesetter.ts';

/** The thread that sets type: gets plain data, gives a PDF, knows nothing of the case. */
parentPort?.on('message', (task: TypesetTask) => {
  const reply = answer(task);
  parentPort?.postMessage(reply, reply.ok ? [reply.value.pdf.buffer as ArrayBuffer] : []);
});

function answer(task: TypesetTask): TypesetReply {
  try {
    const value = task.kind === 'brief' ? typesetBrief(task.data, task.options) : typesetTextExhibit(task.exhibit);
    return { id: task.id, ok: true, value };
  } catch (cause) {
    const { code, message, data } = toAppError(cause);
    return { id: task.id, ok: false, code, message, data };
  }
}
