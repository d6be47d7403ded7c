import type { StepView } from '../../shared/contract/views.ts';

/** What a step is, in words: an undo names the step that it turned back. */
export function stepWords(step: Pick<StepView, 'kind' | 'label' | 'target'>): string {
  if (step.target === null || step.kind === 'do' || step.kind === 'act') return capital(step.label);
  return `${step.kind === 'undo' ? 'Undid' : 'Redid'} step ${step.target}: ${step.label.replace(/^(undo|redo):? /i, '')}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
