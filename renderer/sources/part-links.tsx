import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { mediaClock } from '../../shared/domain/excerpts.ts';
import { showControls } from '../../shared/domain/text-pages.ts';
import { useCall } from '../api.ts';
import { openBeside, useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { sizeWords, unreadableWords } from '../words.ts';
import './part-links.css';

const none: readonly SourceRow[] = [];

/** Gives the sources that came within a source, in the order in which they stand in it. */
export function usePartsOf(id: string): readonly SourceRow[] {
  const { data = none } = useCall('sources.list', {}, { keep: true });
  return useMemo(() => data.filter((row) => row.parent === id), [data, id]);
}

/** The line above a source that came within another one: what it is part of, and where in it it stands. */
export function PartOfLine({ source }: { readonly source: SourceRow }): ReactNode {
  const { data = none } = useCall('sources.list', {}, { keep: true });
  if (source.parent === null) return null;
  const whole = data.find((row) => row.id === source.parent);
  const place =
    source.parentSeconds === null ? showControls(source.parentPath) : `at ${mediaClock(source.parentSeconds)}`;
  return (
    <p className="part-of-line">
      <span className="quiet">Part of: </span>
      {whole === undefined ? 'a source that was removed' : <SourceLink source={whole} />}
      {place === '' || place === source.title ? null : <span className="quiet"> ({place})</span>}
    </p>
  );
}

/** What came attached to a mail: each one a source of its own. A name of which nothing was taken in stands without a link. */
export function AttachedLinks(props: { readonly parts: readonly SourceRow[]; readonly stated: string }): ReactNode {
  if (props.parts.length === 0) return props.stated;
  return (
    <ul className="attached-links">
      {props.parts.map((part) => (
        <li key={part.id}>
          <SourceLink source={part} /> <span className="quiet figures">{sizeWords(part.bytes)}</span>
          {part.unreadable === null ? null : (
            <WarnMark title={unreadableWords[part.unreadable]}>
              <span className="hidden-text">Not readable.</span>
            </WarnMark>
          )}
        </li>
      ))}
    </ul>
  );
}

function SourceLink({ source }: { readonly source: SourceRow }): ReactNode {
  const { open } = useNavigate();
  const { id, label, title } = source;
  return (
    <Button
      look="link"
      title="Ctrl+click opens it beside"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey) openBeside({ id });
        else open({ screen: 'sources', id });
      }}
    >
      {label === null ? title : `${label}: ${title}`}
    </Button>
  );
}
