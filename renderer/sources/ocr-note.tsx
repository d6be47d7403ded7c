import type { ReactNode } from 'react';
import type { OcrFailure } from '../../shared/domain/ocr.ts';
import { useAct, useCall } from '../api.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { WarnMark } from '../ui/marks.tsx';
import { counted } from '../words.ts';

const failureWords: Readonly<Record<OcrFailure, string>> = {
  damaged: 'its picture is damaged',
  'too-large': 'its picture is too large',
  'too-slow': 'it took too long',
  'out-of-memory': 'it needed too much memory',
  crashed: 'the reader stopped on it',
};

const maybeWrong = 'These words were read from a picture and may be wrong. Compare a quote with the page.';

/** What was read from the pictures of a source's pages, how sure that is, what waits, and what could not be read. */
export function OcrNote({ source }: { readonly source: string }): ReactNode {
  const { data } = useCall('ocr.source', { id: source }, { keep: true });
  const retry = useAct('ocr.retry');
  const { select } = useNavigate();
  if (data === undefined) return null;
  const { read, sureness, wordless, waiting, failed } = data;
  if (read + wordless + waiting + failed.length === 0) return null;
  return (
    <div className="ocr-note">
      {read === 0 ? null : (
        <p title={maybeWrong}>
          {counted(read, 'page')} read by OCR
          {sureness === null ? '' : `, ${Math.round(sureness)} % sure`}
        </p>
      )}
      {wordless === 0 ? null : <p className="quiet">{counted(wordless, 'page')} without words to read</p>}
      {waiting === 0 ? null : <p className="quiet">{counted(waiting, 'scanned page')} still to be read</p>}
      {failed.length === 0 ? null : (
        <>
          <ul>
            {failed.slice(0, 5).map(({ page, reason }) => (
              <li key={page}>
                <WarnMark>
                  <Button look="link" onClick={() => select({ page })}>
                    Page {page}
                  </Button>{' '}
                  could not be read: {failureWords[reason]}.
                </WarnMark>
              </li>
            ))}
          </ul>
          {failed.length > 5 ? <p className="quiet">and {failed.length - 5} more</p> : null}
          <Button look="quiet" disabled={retry.isPending} onClick={() => retry.mutate({ id: source })}>
            Try again
          </Button>
        </>
      )}
    </div>
  );
}

/** Says in the bar over a source that its words were read from pictures, and how sure that is. */
export function OcrMark({ source }: { readonly source: string }): ReactNode {
  const { data } = useCall('ocr.source', { id: source }, { keep: true });
  if (data === undefined || data.read === 0) return null;
  return (
    <span className="ocr-mark quiet" title={maybeWrong}>
      Read by OCR{data.sureness === null ? '' : `, ${Math.round(data.sureness)} % sure`}
    </span>
  );
}
