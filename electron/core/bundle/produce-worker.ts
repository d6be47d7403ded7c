import { parentPort } from 'node:worker_threads';
import { type ErrorCode, type ErrorData, toAppError } from '../../../shared/errors.ts';
import { letGo } from './let-go.ts';
import { makeProducedFile, type MadeFile, type ProducedFile } from './produced-file.ts';

export type ProduceTask = { readonly plan: ProducedFile; readonly bytes: Uint8Array };
export type ProduceReply =
  | { readonly ok: true; readonly value: MadeFile }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly data: ErrorData };

/** The thread that makes produced files, one after the other: gets a plan and bytes, never the case. */
parentPort?.on('message', (task: ProduceTask) => void answer(task));

async function answer({ plan, bytes }: ProduceTask): Promise<void> {
  let reply: ProduceReply;
  try {
    reply = { ok: true, value: await makeProducedFile(plan, bytes) };
  } catch (cause) {
    const { code, message, data } = toAppError(cause);
    reply = { ok: false, code, message, data };
  }
  letGo(bytes);
  parentPort?.postMessage(reply, reply.ok ? [reply.value.pdf.buffer] : []);
}
