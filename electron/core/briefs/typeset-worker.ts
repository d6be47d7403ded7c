import { parentPort } from 'node:worker_threads';
import { toAppError } from '../../../shared/errors.ts';
import { typesetBrief } from './typeset.ts';
import { typesetPicturedExhibit } from './typeset-text.ts';
import type { TypesetReply, TypesetTask } from './typesetter.ts';

/** The thread that sets type: gets plain data, gives a PDF, knows nothing of the case. */
parentPort?.on('message', (task: TypesetTask) => void reply(task));

async function reply(task: TypesetTask): Promise<void> {
  const said = await answer(task);
  parentPort?.postMessage(said, said.ok ? [said.value.pdf.buffer as ArrayBuffer] : []);
}

async function answer(task: TypesetTask): Promise<TypesetReply> {
  try {
    const value =
      task.kind === 'brief' ? typesetBrief(task.data, task.options) : await typesetPicturedExhibit(task.exhibit);
    return { id: task.id, ok: true, value };
  } catch (cause) {
    const { code, message, data } = toAppError(cause);
    return { id: task.id, ok: false, code, message, data };
  }
}
