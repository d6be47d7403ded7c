import * as fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { rangeOf, serveEvidence } from '../../../electron/main/evidence-protocol.ts';
import { AppError } from '../../../shared/errors.ts';

const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 31 + (at >> 8)) & 255);

function serve(content = bytes, type = 'video/webm') {
  const read = vi.fn(async (source: string, offset: number, length: number) => {
    if (source !== 'video-1') throw new AppError('not-found', 'no');
    return { type, total: content.length, bytes: content.slice(offset, offset + length) };
  });
  const handle = serveEvidence((token) => (token === 'mine' ? read : null));
  const ask = (url: string, range: string | null = null, method = 'GET') =>
    handle({ url, method, headers: new Headers(range === null ? {} : { Range: range }) });
  return { ask, read };
}

test('a range is answered with its bytes, its place, and a type that no script can run under', async () => {
  const { ask } = serve();
  const answer = await ask('evidence://mine/video-1', 'bytes=1048570-1048585');
  expect(answer.status).toBe(206);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'video/webm',
    'content-range': 'bytes 1048570-1048585/3000000',
    'content-length': '16',
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': 'app://loudermill',
  });
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.slice(1_048_570, 1_048_586));
});

test('any range that lies within gives exactly those bytes', async () => {
  const content = bytes.slice(0, 5000);
  const { ask } = serve(content);
  const places = fc.tuple(fc.nat(4999), fc.nat(6000)).filter(([from, to]) => from <= to);
  await fc.assert(
    fc.asyncProperty(places, async ([from, to]) => {
      const answer = await ask('evidence://mine/video-1', `bytes=${from}-${to}`);
      expect(answer.status).toBe(206);
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(content.slice(from, to + 1));
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['bytes=0-', [0, 100]],
  ['bytes=7-7', [7, 8]],
  ['bytes=90-500', [90, 100]],
  ['bytes=-10', [90, 100]],
  ['bytes=-500', [0, 100]],
  ['bytes=100-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=9-3', null],
  ['bytes=-', null],
  ['bytes=0-1,5-6', null],
  ['items=0-1', null],
  [null, null],
] as const)('the header %s asks for %j of 100 bytes', (header, expected) => {
  expect(rangeOf(header, 100)).toEqual(expected);
});

test('a range past the end is refused with the length', async () => {
  const answer = await serve().ask('evidence://mine/video-1', 'bytes=3000000-');
  expect(answer.status).toBe(416);
  expect(answer.headers.get('Content-Range')).toBe('bytes */3000000');
});

test('the head of a source and an empty one have no body', async () => {
  const head = await serve().ask('evidence://mine/video-1', null, 'HEAD');
  expect([head.status, head.headers.get('Content-Length'), head.body]).toEqual([200, '3000000', null]);
  const empty = await serve(new Uint8Array(0)).ask('evidence://mine/video-1');
  expect([empty.status, empty.headers.get('Content-Length'), empty.body]).toEqual([200, '0', null]);
});

test('a whole source is read piece by piece, and only as fast as it is taken', async () => {
  const { ask, read } = serve();
  const answer = await ask('evidence://mine/video-1');
  const reader = answer.body!.getReader();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 20));
  // The first call asks what it is; one piece was taken, and one is held ready.
  expect(read).toHaveBeenCalledTimes(3);
  await reader.cancel();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(read).toHaveBeenCalledTimes(3);
  expect(read.mock.calls.every(([, offset, length]) => length <= 1_048_576 && offset % 1_048_576 === 0)).toBe(true);
});

test('another window, another source, another way of asking and an impossible address get nothing', async () => {
  const { ask } = serve();
  const asked = [
    ask('evidence://theirs/video-1'),
    ask('evidence:///video-1'),
    ask('evidence://mine/other'),
    ask('evidence://mine/video-1/../../etc/passwd'),
    ask('evidence://mine/%2e%2e%2fvideo-1'),
    ask('app://mine/video-1'),
    ask('no address'),
    ask('evidence://mine/video-1', null, 'POST'),
  ];
  const answers = await Promise.all(asked);
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404, 404, 404, 405]);
  expect(answers.every((answer) => answer.body === null)).toBe(true);
});

test('an object that is shorter than it says ends the answer with a fault', async () => {
  const handle = serveEvidence(() => async (_source, offset, length) => ({
    type: 'audio/wav',
    total: 5000,
    bytes: bytes.slice(offset, Math.min(4000, offset + length)),
  }));
  const answer = await handle({ url: 'evidence://mine/video-1', method: 'GET', headers: new Headers() });
  await expect(answer.arrayBuffer()).rejects.toThrow('ends early');
});

test('a damaged object is a fault, not a missing one', async () => {
  const handle = serveEvidence(() => () => Promise.reject(new AppError('corrupt-case', 'damaged')));
  const answer = await handle({ url: 'evidence://mine/video-1', method: 'GET', headers: new Headers() });
  expect(answer.status).toBe(500);
});
