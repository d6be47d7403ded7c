import { useRef, useState, type ReactNode } from 'react';
import type { Brief } from '../../shared/domain/briefs.ts';
import { call, useCall } from '../api.ts';
import { shellCall } from '../shell.ts';
import { localDay } from '../today.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { openMenuAt } from '../ui/menu.tsx';
import { TextField } from '../ui/text-field.tsx';
import { showToast } from '../ui/toast.tsx';
import { useRun } from '../ui/use-run.ts';
import { saveTyping } from './editor/editor-control.ts';
import { counted } from '../words.ts';
import { CompelledReason } from './compelled-reason.tsx';
import { NewPaper } from './new-paper.tsx';

type Props = {
  readonly papers: readonly Brief[];
  readonly current: Brief;
  readonly isReadOnly: boolean;
  readonly onChoose: (id: string) => void;
};

/** The papers of the case: which one is written, a new one, another name, one less. */
export function PapersBar({ papers, current, isReadOnly, onChoose }: Props): ReactNode {
  const [asks, setAsks] = useState<'new' | 'rename' | null>(null);
  const { run, failure } = useRun();
  const more = useRef<HTMLButtonElement>(null);
  const exhibits = useCall('exhibits.list', {}).data ?? [];
  const chosen = current.settings.bundle.exhibits;
  const compelled = exhibits.filter(({ id, letIn }) => letIn !== null && (chosen === null || chosen.includes(id)));
  const [asked, setAsked] = useState<Save | null>(null);
  const start = (save: Save) => {
    if (compelled.length > 0) setAsked(() => save);
    else void run(() => save(current, ''));
  };
  const remove = async () => {
    const next = papers.find(({ id }) => id !== current.id);
    const done = await run(() => call('briefs.remove', { id: current.id }), `Removed ${current.title}`);
    if (done && next !== undefined) onChoose(next.id);
  };
  return (
    <div className="papers-bar">
      <div className="papers-line">
        <select
          className="input"
          aria-label="Paper"
          value={current.id}
          onChange={({ target }) => onChoose(target.value)}
        >
          {papers.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        {isReadOnly ? null : (
          <>
            <Button onClick={() => setAsks(asks === 'new' ? null : 'new')} aria-expanded={asks === 'new'}>
              New paper
            </Button>
            <Button
              ref={more}
              look="quiet"
              aria-haspopup="menu"
              aria-label="More on this paper"
              title="Rename this paper, save it as a Word file, save its exhibits, remove it"
              onClick={({ currentTarget }) =>
                openMenuAt(currentTarget, [
                  { words: 'Rename this paper', act: () => setAsks('rename') },
                  { words: 'Save as Word file', act: () => start(saveWord) },
                  { words: 'Save its exhibits as a folder', act: () => start(saveExhibits) },
                  { words: 'Save the exhibit list as a table', act: () => start(saveList) },
                  {
                    words: 'Remove this paper',
                    disabled: papers.length < 2,
                    act: () => void remove(),
                  },
                ])
              }
            >
              More
            </Button>
          </>
        )}
      </div>
      {asks === 'rename' ? (
        <TextField
          autoFocus
          label="Title of this paper"
          value={current.title}
          onCommit={async (title) => {
            if (title.trim() !== '') await call('briefs.update', { id: current.id, patch: { title: title.trim() } });
            setAsks(null);
            more.current?.focus();
          }}
          onLeave={() => setAsks(null)}
        />
      ) : null}
      {asks === 'new' ? (
        <NewPaper
          onMade={({ id }) => {
            setAsks(null);
            onChoose(id);
          }}
          onCancel={() => setAsks(null)}
        />
      ) : null}
      {asked === null || compelled.length === 0 ? null : (
        <CompelledReason
          key={current.id}
          act="Save"
          leave="Do not save"
          onAct={async (reason) => {
            if (await run(() => asked(current, reason))) setAsked(null);
            more.current?.focus();
          }}
          onLeave={() => {
            setAsked(null);
            more.current?.focus();
          }}
        >
          {compelled.map(({ label }) => label).join(', ')}{' '}
          {compelled.length === 1 ? 'is a compelled statement' : 'are compelled statements'}. Say why this may leave the
          case with {compelled.length === 1 ? 'it' : 'them'}.
        </CompelledReason>
      )}
      {failure === null ? null : <ErrorNote failure={failure} />}
    </div>
  );
}

/** Saves something of a paper; the reason is why compelled statements go along, empty where none do. */
type Save = (brief: Brief, compelledReason: string) => Promise<void>;

/** Asks where to save, and writes the words of a paper as a Word file, what is being typed with them. */
async function saveWord({ id, title, issuedOn }: Brief, compelledReason: string): Promise<void> {
  const suggestedName = `${title.replaceAll(/[\\/:*?"<>|]/g, ' ')}.docx`;
  const picked = await shellCall('shell.pick-save', { suggestedName, kind: 'docx' });
  if (picked === null) return;
  await saveTyping();
  const date = issuedOn ?? localDay(new Date());
  await call('briefs.export-docx', { job: crypto.randomUUID(), brief: id, date, token: picked.token, compelledReason });
  showToast(`Saved ${picked.name}`);
}

/** Asks for a new folder, and writes the exhibits of a paper into it, each as a file of its own. */
async function saveExhibits({ id, title, issuedOn }: Brief, compelledReason: string): Promise<void> {
  const suggestedName = `${title.replaceAll(/[\\/:*?"<>|]/g, ' ')} exhibits`;
  const picked = await shellCall('shell.pick-save', { suggestedName, kind: 'folder' });
  if (picked === null) return;
  const date = issuedOn ?? localDay(new Date());
  const made = await call('exports.exhibits', {
    job: crypto.randomUUID(),
    brief: id,
    date,
    token: picked.token,
    compelledReason,
  });
  showToast(`Saved ${counted(made.files, 'file')} in ${picked.name}`);
}

/** Asks where to save, and writes the list of a paper's exhibits as a table for a spreadsheet. */
async function saveList({ id, title }: Brief, compelledReason: string): Promise<void> {
  const suggestedName = `${title.replaceAll(/[\\/:*?"<>|]/g, ' ')} exhibits.csv`;
  const picked = await shellCall('shell.pick-save', { suggestedName, kind: 'csv' });
  if (picked === null) return;
  await call('exports.exhibit-list', { brief: id, token: picked.token, compelledReason });
  showToast(`Saved ${picked.name}`);
}
