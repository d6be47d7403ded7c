import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import type { OcrState } from '../../shared/domain/ocr.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import type { Session } from '../core/session.ts';
import { retryFailedPages } from '../core/sources/ocr/ocr-commands.ts';
import { ocrOfSource, wordsOfPage } from '../core/sources/ocr/ocr-queries.ts';

type Writing = Session & { readonly opened: WritableCase };

const nothingToRead: OcrState = { phase: 'idle', done: 0, total: 0 };
const stateOf = ({ ocr }: Session): OcrState => ocr?.state() ?? nothingToRead;

/** The calls on the reading of scanned pages that read. */
export const ocrReads = {
  'ocr.state': (session) => stateOf(session),
  'ocr.source': ({ opened }, { id }) => ocrOfSource(opened, id),
  'sources.words': ({ opened }, { id, page }) => wordsOfPage(opened, id, page),
} satisfies { [K in CallName]?: (session: Session, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** The calls on the reading of scanned pages that change it. */
export const ocrWrites = {
  'ocr.pause': async (session) => {
    await session.ocr?.pause();
    return stateOf(session);
  },
  'ocr.resume': (session) => {
    session.ocr?.resume();
    return stateOf(session);
  },
  'ocr.retry': ({ opened, ocr }, { id }) => {
    const pages = retryFailedPages(opened, id);
    ocr?.wake();
    return { pages };
  },
} satisfies { [K in CallName]?: (session: Writing, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };
