import { parentPort, workerData } from 'node:worker_threads';
import { letGo } from './let-go.ts';
import { surveyPdf, type PdfSurvey } from './survey.ts';

export type SurveyTask = { readonly bytes: Uint8Array; readonly stated: boolean };
export type SurveyReply =
  | { readonly ok: true; readonly value: PdfSurvey }
  | { readonly ok: false; readonly message: string };

/** The thread that reads one PDF for its digests: gets bytes, never the case. */
const port = parentPort;
if (port) {
  const { bytes, stated } = workerData as SurveyTask;
  let reply: SurveyReply;
  try {
    reply = { ok: true, value: await surveyPdf(bytes, { stated }) };
  } catch (cause) {
    reply = { ok: false, message: cause instanceof Error ? cause.message : String(cause) };
  }
  letGo(bytes);
  port.postMessage(reply);
  port.close();
}
