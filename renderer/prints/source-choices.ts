import type { SourceRow } from '../../shared/contract/views.ts';
import { isRecording } from '../../shared/domain/recordings.ts';
import type { PrintChoice } from './print-choices.ts';

/** Gives what of a source can be printed: its pages, the log of a recording, the record of its custody. */
export function sourceChoices(source: SourceRow): readonly PrintChoice[] {
  const name = source.label === null ? source.title : `${source.label}: ${source.title}`;
  const pages: PrintChoice = { words: name, what: { kind: 'source', source: source.id, redacted: true } };
  const custody: PrintChoice = { words: 'Its custody record', what: { kind: 'custody', sources: [source.id] } };
  if (!isRecording(source)) return [pages, custody];
  const log: PrintChoice = { words: 'Its observation log', what: { kind: 'observations', source: source.id } };
  return [log, { ...pages, words: `A sheet that stands for ${name}` }, custody];
}
