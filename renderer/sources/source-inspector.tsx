import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { mediaClock } from '../../shared/domain/excerpts.ts';
import { useCall } from '../api.ts';
import { SourceCustody } from '../custody/source-custody.tsx';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { InstantText } from '../ui/date-text.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { showToast } from '../ui/toast.tsx';
import { counted, formatWords, sizeWords, unreadableWords } from '../words.ts';
import { OcrNote } from './ocr-note.tsx';
import { KindForm } from './kind-form.tsx';
import { SourceExcerpts } from './source-excerpts.tsx';
import { CoveredText } from '../redactions/covered-text.tsx';
import { SourceRedactions } from '../redactions/source-redactions.tsx';
import { SourceFacts } from './source-facts.tsx';
import { HandlingFields, ReceivedFields, SourceFields } from './source-fields.tsx';
import { SourceMeta } from './source-meta.tsx';
import { SourceParts } from './source-parts.tsx';
import { SourceProductions } from './source-productions.tsx';

function lengthOf({ pages, seconds }: SourceRow): string {
  if (seconds !== null) return `, ${mediaClock(seconds)}`;
  return pages === 0 ? '' : `, ${counted(pages, 'page')}`;
}

/** What is known of a source: what a person says of it, what its bytes are, what rests on it, what was done to it. */
export function SourceInspector({ source }: { readonly source: SourceRow }): ReactNode {
  const detail = useCall('sources.get', { id: source.id }, { keep: true });
  const data = detail.data?.source.id === source.id ? detail.data : null;
  return (
    <div className="inspector">
      {source.label === null ? null : <p className="inspector-label">{source.label}</p>}
      <SourceFields source={source} />
      <KindForm source={source} />
      <SourceParts source={source} />
      <ReceivedFields source={source} />
      <HandlingFields source={source} />
      {detail.error === null ? null : <ErrorNote failure={detail.error} onRetry={() => void detail.refetch()} />}
      <section aria-labelledby="source-file">
        <h2 id="source-file">File</h2>
        <dl className="properties">
          <dt>Name</dt>
          <dd>{source.name}</dd>
          <dt>Format</dt>
          <dd>
            {formatWords[source.format]}
            {lengthOf(source)}
          </dd>
          <dt>Size</dt>
          <dd>{sizeWords(source.bytes)}</dd>
          <dt>SHA-256</dt>
          <dd>
            <Button
              look="link"
              className="hash"
              title={`${source.sha256} (copy)`}
              onClick={() => {
                copyText(source.sha256);
                showToast('Copied SHA-256');
              }}
            >
              {source.sha256.slice(0, 16)}…
            </Button>
          </dd>
          <dt>Taken in</dt>
          <dd>
            <InstantText at={source.importedAt} />
          </dd>
        </dl>
        <OcrNote source={source.id} />
        {source.unreadable === null ? null : <WarnMark>{unreadableWords[source.unreadable]}</WarnMark>}
        <ul>
          {(data?.object.warnings ?? []).map((warning) => (
            <li key={warning}>
              <WarnMark>{warning}</WarnMark>
            </li>
          ))}
        </ul>
      </section>
      {data === null ? null : (
        <>
          <SourceMeta format={source.format} meta={data.object.meta} />
          <SourceExcerpts source={source.id} excerpts={data.excerpts} />
          {data.object.meta['textUnderBoxes'] === undefined ? null : <CoveredText key={source.id} source={source} />}
          <SourceRedactions source={source} />
          <SourceFacts excerpts={data.excerpts} />
          <SourceProductions source={source.id} />
          <SourceCustody source={source} />
        </>
      )}
    </div>
  );
}
