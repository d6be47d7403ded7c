import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { toAppError, type ErrorCode } from '../../../shared/errors.ts';
import { letGo } from './let-go.ts';
import { surveyPdf, type PdfSurvey } from './survey.ts';

export type SurveyTask = {
  readonly path: string;
  readonly stated: boolean;
  /** What the file's SHA-256 must be; null where any will do. */
  readonly sha256: string | null;
};
export type SurveyReply =
  | { readonly kind: 'read'; readonly survey: PdfSurvey; readonly sha256: string }
  /** The file has other bytes than it must have. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

const pieceBytes = 1024 * 1024;

/** The thread that reads one PDF for its digests: gets a file that is written or to be checked, never the case. */
const port = parentPort;
if (port) {
  port.postMessage(await reply(workerData as SurveyTask));
  port.close();
}

async function reply({ path, stated, sha256: wanted }: SurveyTask): Promise<SurveyReply> {
  let file: ReturnType<typeof read>;
  try {
    file = read(path);
  } catch (cause) {
    const { code, message } = toAppError(cause);
    return { kind: 'failed', code, message };
  }
  const { bytes, sha256 } = file;
  if (wanted !== null && sha256 !== wanted) return { kind: 'changed' };
  try {
    return { kind: 'read', survey: await surveyPdf(bytes, { stated }), sha256 };
  } catch (cause) {
    const message = `the file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`;
    return { kind: 'failed', code: 'unreadable-file', message };
  } finally {
    letGo(bytes);
  }
}

/** Reads a whole file, hashing it on the way: what is surveyed is what was hashed. */
function read(path: string): { readonly bytes: Uint8Array; readonly sha256: string } {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.allocUnsafeSlow(fstatSync(handle).size);
    const hash = createHash('sha256');
    let at = 0;
    while (at < bytes.length) {
      const count = readSync(handle, bytes, at, Math.min(pieceBytes, bytes.length - at), at);
      if (count === 0) break;
      hash.update(bytes.subarray(at, at + count));
      at += count;
    }
    return { bytes: at === bytes.length ? bytes : new Uint8Array(bytes.subarray(0, at)), sha256: hash.digest('hex') };
  } finally {
    closeSync(handle);
  }
}
