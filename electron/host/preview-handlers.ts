import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { previewFront } from '../core/briefs/preview-front.ts';
import type { Session } from '../core/session.ts';

type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** The calls that show a paper while somebody writes it. */
export const previewReads = {
  'briefs.preview-front': async ({ opened, resources, typesetter }, request) => {
    const set = await previewFront(opened, request, { templates: resources.templates, typesetter });
    return {
      pdf: set.pdf,
      pages: set.pages,
      places: [...set.places],
      warnings: [...set.warnings],
      missing: set.missing.map((one) => ({ ...one, blocks: [...one.blocks] })),
    };
  },
} satisfies Handlers<Session>;
