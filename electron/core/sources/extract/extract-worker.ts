import { parentPort } from 'node:worker_threads';
import { assert } from '../../../../shared/assert.ts';
import { toAppError } from '../../../../shared/errors.ts';
import { type ByteSource, memorySource, readWhole } from '../byte-source.ts';
import { detectSource } from './detect.ts';
import { extract } from './extract.ts';
import {
  type ExtractReply,
  type ExtractTask,
  type HostAnswer,
  piecesUnderWay,
  type TaskFile,
  type WorkerWord,
} from './extract-task.ts';
import { unreadable } from './extraction.ts';
import type { PartSink } from './part-sink.ts';
import { partsOf } from './parts.ts';
import { tiffPagePng } from './tiff.ts';

const port = parentPort;
if (port === null) throw new Error('extract-worker runs as a worker thread');

/** Does one task; nothing outlives it but the loaded PDFium. */
async function run(task: ExtractTask): Promise<unknown> {
  const source = sourceOf(task);
  switch (task.kind) {
    case 'extract':
      return extract(task.name, source);
    case 'html':
      return (await import('./render-html.ts')).renderHtml(
        (await detectSource(task.name, source)).format,
        await readWhole(source),
      );
    case 'image-png':
      return tiffPagePng(await readWhole(source), task.page);
    case 'places':
      return (await import('./pdf-places.ts')).pdfPlaces(await readWhole(source), task.pages);
    case 'covered':
      return (await import('./pdf-covered.ts')).pdfCovered(await readWhole(source), task.pages);
    case 'unlock':
      return (await import('./unlock-pdf.ts')).unlockPdf(await readWhole(source), task.password);
    case 'table':
      return (await import('./table.ts')).readTable(task.name, source);
    case 'parts':
      return partsOf(task.name, source, sink);
  }
}

const asked = new Map<number, { resolve: (bytes: Uint8Array) => void; reject: (cause: unknown) => void }>();
let asks = 0;

function sourceOf(file: TaskFile): ByteSource {
  if ('bytes' in file) return memorySource(file.bytes);
  return {
    size: file.size,
    read: (offset, length) =>
      new Promise((resolve, reject) => {
        asks += 1;
        asked.set(asks, { resolve, reject });
        say({ kind: 'ask', id: asks, offset, length });
      }),
  };
}

/** How the part that is being given stands with who takes it. */
const taker = { free: piecesUnderWay, isWanted: true, wake: (): void => {} };
const changed = () => new Promise<void>((resolve) => (taker.wake = resolve));

const sink: PartSink = {
  async give(head, pieces) {
    taker.free = piecesUnderWay;
    taker.isWanted = true;
    say({ kind: 'part', ...head });
    let failure: Extract<WorkerWord, { kind: 'end' }>['failure'] = null;
    try {
      for await (const bytes of pieces) {
        while (taker.free === 0 && taker.isWanted) await changed();
        if (!taker.isWanted) break;
        taker.free -= 1;
        say({ kind: 'piece', bytes }, [bytes.buffer as ArrayBuffer]);
      }
    } catch (cause) {
      const { code, message, data } = toAppError(cause);
      failure = { code, message, data };
    }
    say({ kind: 'end', failure });
    while (taker.isWanted) await changed();
  },
  refuse: (part) => say({ kind: 'refused', ...part }),
};

function say(word: WorkerWord, transfer: ArrayBuffer[] = []): void {
  assert(port !== null, 'a worker has a port');
  port.postMessage(word, transfer);
}

function hear(answer: HostAnswer): void {
  if (answer.kind === 'range') {
    const { resolve, reject } = asked.get(answer.id) ?? {};
    asked.delete(answer.id);
    if (answer.bytes === null) reject?.(unreadable('damaged', 'the stored bytes cannot be read'));
    else resolve?.(answer.bytes);
    return;
  }
  if (answer.kind === 'taken') taker.free += 1;
  else taker.isWanted = false;
  taker.wake();
}

port.on('message', (message: ExtractTask | HostAnswer) => {
  if (message.kind === 'range' || message.kind === 'taken' || message.kind === 'next') {
    hear(message);
    return;
  }
  run(message)
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
