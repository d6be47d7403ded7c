import { useContext, useMemo, type ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { mediaClock } from '../../shared/domain/excerpts.ts';
import { withheldReason } from '../../shared/domain/sources.ts';
import { call, useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';

/** Gives the source that one is a part of, and the sources that are its parts. */
function useFamily(source: SourceRow): { readonly parent: SourceRow | null; readonly parts: readonly SourceRow[] } {
  const rows = useCall('sources.list', {}, { keep: true }).data;
  return useMemo(
    () => ({
      parent: source.parent === null ? null : (rows?.find((row) => row.id === source.parent) ?? null),
      parts: rows?.filter((row) => row.parent === source.id) ?? [],
    }),
    [rows, source.id, source.parent],
  );
}

/** Gives where in its whole a part was: its name there, or the second of a still; empty for a source that is no part. */
export function placeInParent(source: Pick<SourceRow, 'parentPath' | 'parentSeconds'>): string {
  return source.parentSeconds === null ? source.parentPath : `at ${mediaClock(source.parentSeconds)}`;
}

/** What a source is a part of, and what is a part of it. */
export function SourceParts({ source }: { readonly source: SourceRow }): ReactNode {
  const { parent, parts } = useFamily(source);
  const { open } = useNavigate();
  if (parent === null && parts.length === 0) return null;
  return (
    <section aria-labelledby="source-parts">
      <h2 id="source-parts">{parts.length === 0 ? 'Part of' : `Parts (${parts.length.toLocaleString('en-US')})`}</h2>
      {parent === null ? null : (
        <p>
          {parts.length === 0 ? null : <span className="quiet">Part of </span>}
          <Button look="link" onClick={() => open({ screen: 'sources', id: parent.id })}>
            {parent.title}
          </Button>{' '}
          <span className="quiet">{placeInParent(source)}</span>
        </p>
      )}
      <ul className="fact-lines">
        {parts.slice(0, most).map((part) => (
          <li key={part.id}>
            <span aria-hidden="true">↳</span>
            <span>
              <Button look="link" onClick={() => open({ screen: 'sources', id: part.id })}>
                {part.title}
              </Button>{' '}
              <span className="quiet">{part.parentSeconds === null ? '' : placeInParent(part)}</span>
            </span>
          </li>
        ))}
        {parts.length > most ? <li className="quiet">and {counted(parts.length - most, 'more', 'more')}</li> : null}
      </ul>
    </section>
  );
}

const most = 50;

/** Offers to give the parts of a withheld source its marks: a part is never withheld by itself. */
export function MarkParts({ source }: { readonly source: SourceRow }): ReactNode {
  const { parts } = useFamily(source);
  const { run, failure, busy } = useRun();
  const isReadOnly = useContext(ReadOnly);
  const open = parts.filter((part) => withheldReason(part) === null);
  if (withheldReason(source) === null || open.length === 0 || isReadOnly) return null;
  const { privilege, confidentiality, compelled } = source;
  return (
    <div className="form-act">
      <p>
        {open.length === 1 ? 'One part of it is not marked' : `${counted(open.length, 'part')} of it are not marked`}{' '}
        and may be exported.
      </p>
      <Button
        disabled={busy}
        onClick={() =>
          void run(
            () =>
              call('sources.update-many', {
                ids: open.map((part) => part.id),
                patch: { privilege, confidentiality, compelled },
              }),
            `Marked ${counted(open.length, 'part')}`,
          )
        }
      >
        Mark its parts too
      </Button>
      {failure === null ? null : <ErrorNote failure={failure} />}
    </div>
  );
}
