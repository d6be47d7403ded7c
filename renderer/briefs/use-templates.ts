import type { CallOutput } from '../../shared/contract/contract.ts';
import { useCall } from '../api.ts';

/** A kind of paper that can be begun. */
export type PaperTemplate = CallOutput<'briefs.templates'>[number];

/** Gives the kinds of paper that can be begun: those of the program, then the firm's own. */
export function useTemplates(): readonly PaperTemplate[] {
  return useCall('briefs.templates', {}, { keep: true }).data ?? [];
}
