import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import type { RedactionPattern } from '../../shared/domain/redaction-patterns.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { call, useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { showUndoToast } from '../ui/toast.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { askToFind, useFindAsked } from './find-request.ts';
import { FoundList } from './found-list.tsx';
import { ReasonField } from './reason-field.tsx';
import { patternWords } from './redaction-words.ts';
import './redactions.css';

const offered = ['social-security', 'phone', 'birth-date', 'licence'] as const satisfies readonly RedactionPattern[];
type Found = CallOutput<'redactions.find'>;
const keyOf = (found: Found['suggestions'][number]) => `${found.source} ${found.page} ${found.rects.join(' ')}`;

/** The dialog that finds and marks, while it is asked for. */
export function FindRedactions(): ReactNode {
  const source = useFindAsked();
  return source === null ? null : <FindDialog key={source.id} source={source} onClose={() => askToFind(null)} />;
}

/** Looks for patterns and a person's own terms, and marks what the person ticks. Nothing is ticked by itself. */
function FindDialog(props: { readonly source: SourceRow; readonly onClose: () => void }): ReactNode {
  const { source, onClose } = props;
  const sources = useCall('sources.list', {}, { keep: true });
  const [scope, setScope] = useState<'this' | 'exhibits' | 'all'>('this');
  const [patterns, setPatterns] = useState<readonly RedactionPattern[]>([...offered]);
  const [terms, setTerms] = useState('');
  const [reason, setReason] = useState('PII');
  const [found, setFound] = useState<Found | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { run, failure, busy } = useRun();
  const rows = sources.data ?? [];
  const wanted = rows.filter((row) =>
    scope === 'this' ? row.id === source.id : scope === 'all' || row.label !== null,
  );
  const own = terms.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const find = () =>
    void run(async () => {
      const input = { job: crypto.randomUUID(), patterns: [...patterns], terms: own };
      setFound(await call('redactions.find', { ...input, sources: wanted.map(({ id }) => id) }));
      setTicked(new Set());
    });
  const chosen = (found?.suggestions ?? []).filter((each) => ticked.has(keyOf(each)));
  const mark = () =>
    void run(async () => {
      const suggestions = chosen.map(({ line: _line, marked: _marked, ...rest }) => rest);
      const { marked } = await call('redactions.accept', { suggestions, reason: reason.trim() });
      onClose();
      await showUndoToast(`Marked ${counted(marked, 'place')} for redaction`);
    });
  const toggle = (pattern: RedactionPattern) =>
    setPatterns(patterns.includes(pattern) ? patterns.filter((each) => each !== pattern) : [...patterns, pattern]);
  return (
    <Dialog
      wide
      title="Find and mark"
      onClose={onClose}
      onSubmit={chosen.length > 0 ? mark : find}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            look={chosen.length === 0 ? 'primary' : 'plain'}
            disabled={busy || wanted.length === 0 || (patterns.length === 0 && own.length === 0)}
            onClick={find}
          >
            Find
          </Button>
          <Button
            look={chosen.length === 0 ? 'plain' : 'primary'}
            disabled={busy || chosen.length === 0 || reason.trim() === ''}
            onClick={mark}
          >
            {chosen.length === 0 ? 'Mark for redaction' : `Mark ${counted(chosen.length, 'place')}`}
          </Button>
        </>
      }
    >
      <div className="find-redactions">
        <fieldset>
          <legend>Look for</legend>
          {offered.map((pattern) => (
            <label key={pattern} className="check">
              <input type="checkbox" checked={patterns.includes(pattern)} onChange={() => toggle(pattern)} />
              {patternWords[pattern]}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>In</legend>
          {(
            [
              ['this', 'This source'],
              ['exhibits', 'All exhibits'],
              ['all', 'All evidence'],
            ] as const
          ).map(([value, words]) => (
            <label key={value} className="check">
              <input type="radio" name="find-scope" checked={scope === value} onChange={() => setScope(value)} />
              {words}
            </label>
          ))}
        </fieldset>
        <label className="field find-terms">
          <span>Your own terms, one on a line: names, addresses, numbers</span>
          <textarea
            className="input"
            rows={3}
            value={terms}
            spellCheck={false}
            onChange={({ target }) => setTerms(target.value)}
          />
        </label>
      </div>
      {failure === null ? null : <ErrorNote failure={failure} />}
      {found === null ? (
        <p className="quiet">
          What is found is a suggestion: you choose what is marked. Words in pictures are found where they were read.
        </p>
      ) : (
        <>
          <FoundList
            found={found}
            keyOf={keyOf}
            titles={new Map(rows.map((row) => [row.id, row.label ?? row.title]))}
            ticked={ticked}
            onTicked={setTicked}
          />
          {found.suggestions.length === 0 ? null : <ReasonField value={reason} onChange={setReason} />}
        </>
      )}
    </Dialog>
  );
}
