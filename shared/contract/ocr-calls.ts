import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { ocrStateSchema, ocrWordSchema, sourceOcrSchema } from '../domain/ocr.ts';
import { byId, type Call, nothing } from './call.ts';

/** Calls on the reading of scanned pages. */
export const ocrCalls = {
  /** Changes come as `ocr` events. */
  'ocr.state': { input: nothing, output: ocrStateSchema },
  /** Stops the reading for this case, until `ocr.resume`; what was read stays. Remembered with the case. */
  'ocr.pause': { input: nothing, output: ocrStateSchema },
  'ocr.resume': { input: nothing, output: ocrStateSchema },
  /** Tries the pages of a source again that could not be read. */
  'ocr.retry': { input: byId, output: z.object({ pages: z.number().int() }) },
  'ocr.source': { input: byId, output: sourceOcrSchema },
  /** Words read from the picture of a page, with their places; none where a page has its own text. */
  'sources.words': {
    input: z.object({ id: idSchema, page: z.number().int().min(1).max(1_000_000) }),
    output: z.object({ words: z.array(ocrWordSchema), sureness: z.number().nullable() }),
  },
} as const satisfies Record<string, Call>;
