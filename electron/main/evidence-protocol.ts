import type { CustomScheme } from 'electron';
import type { EvidencePiece } from '../../shared/contract/host-control.ts';
import { toAppError } from '../../shared/errors.ts';
import { appOrigin } from './app-protocol.ts';

/**
 * Recordings and pictures of a case, read by range from their encrypted objects: `evidence://<token of the window>/<source>`.
 * Subtle: without `corsEnabled` a picture taken from a video would taint its canvas and could not be kept.
 */
export const evidenceScheme: CustomScheme = {
  scheme: 'evidence',
  privileges: { standard: true, secure: true, stream: true, corsEnabled: true },
};

/** Reads bytes `offset` to `offset + length` of a source. Rejects with `not-found` for what is no recording or picture. */
export type EvidenceReader = (source: string, offset: number, length: number) => Promise<EvidencePiece>;

/** One segment of an evidence object: pieces end where segments do, so that none is opened twice. */
const pieceBytes = 1_048_576;

/** Gives the handler of the scheme; `readerOf` gives what a window may read, or null for a token of no open case. */
export function serveEvidence(
  readerOf: (token: string) => EvidenceReader | null,
): (request: { url: string; method: string; headers: Headers }) => Promise<Response> {
  return async ({ url, method, headers }) => {
    const asked = placeOf(url);
    const read = asked === null ? null : readerOf(asked.token);
    if (asked === null || read === null) return refusal(404);
    if (method !== 'GET' && method !== 'HEAD') return refusal(405);
    try {
      const { type, total } = await read(asked.source, 0, 0);
      const range = rangeOf(headers.get('range'), total);
      if (range === 'outside') return refusal(416, { 'Content-Range': `bytes */${total}` });
      const [from, to] = range ?? [0, total];
      const about = {
        ...common,
        'Content-Type': type,
        'Content-Length': String(to - from),
        ...(range === null ? {} : { 'Content-Range': `bytes ${from}-${to - 1}/${total}` }),
      };
      const body = method === 'HEAD' || from === to ? null : pieces(read, asked.source, from, to);
      return new Response(body, { status: range === null ? 200 : 206, headers: about });
    } catch (cause) {
      return refusal(toAppError(cause).code === 'not-found' ? 404 : 500);
    }
  };
}

const common = {
  'Accept-Ranges': 'bytes',
  'Access-Control-Allow-Origin': appOrigin,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

function refusal(status: number, more: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...common, ...more } });
}

function placeOf(address: string): { token: string; source: string } | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, pathname } = new URL(address);
  const source = /^\/([0-9a-z-]{1,64})$/i.exec(pathname)?.[1];
  return protocol !== 'evidence:' || source === undefined ? null : { token: hostname, source };
}

/**
 * Gives the first and the byte after the last that a Range header asks for (RFC 9110, section 14); null where there is no
 * header, or one that is not a single range of bytes and so may be ignored.
 */
export function rangeOf(header: string | null, total: number): readonly [from: number, to: number] | 'outside' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [, first = '', last = ''] = match ?? [];
  if (first === '' && last === '') return null;
  if (first === '') return Number(last) === 0 || total === 0 ? 'outside' : [Math.max(0, total - Number(last)), total];
  if (last !== '' && Number(last) < Number(first)) return null;
  if (Number(first) >= total) return 'outside';
  return [Number(first), last === '' ? total : Math.min(total, Number(last) + 1)];
}

/** Reads as it is taken: a piece is asked for only when the one before has gone on. */
function pieces(read: EvidenceReader, source: string, from: number, to: number): ReadableStream<Uint8Array> {
  let at = from;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const end = Math.min(to, (Math.floor(at / pieceBytes) + 1) * pieceBytes);
      const { bytes } = await read(source, at, end - at);
      at += bytes.length;
      controller.enqueue(bytes);
      if (at < end) controller.error(new Error('the evidence object ends early'));
      else if (at >= to) controller.close();
    },
  });
}
