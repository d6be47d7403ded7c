import { useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { isRecording } from '../../shared/domain/recordings.ts';
import { isPicture, type SourceFormat } from '../../shared/domain/sources.ts';
import { call, useCall } from '../api.ts';
import { ObservationLog } from '../bodycam/observation-log.tsx';
import { RecordingView } from '../bodycam/recording-view.tsx';
import type { Reading } from '../navigation.ts';
import { askToPrint } from '../prints/print-choices.ts';
import { sourceChoices } from '../prints/source-choices.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import type { Wanted } from '../viewer/find-words.ts';
import type { Picked } from '../viewer/picked.ts';
import type { PageTexts } from '../viewer/use-find.ts';
import { PickBar } from './pick-bar.tsx';
import { OcrMark } from './ocr-note.tsx';
import { PartOfLine } from './part-links.tsx';
import { asHtml, SourcePages } from './source-pages.tsx';
import { LockedPages, UnreadPdf } from './locked-pages.tsx';
import { usePasswords } from './passwords-asked.tsx';
import { UnreadableSource } from './unreadable-source.tsx';

const hasAsWritten: ReadonlySet<SourceFormat> = new Set(['pdf', 'zip', 'csv', 'xlsx', ...asHtml]);

/** A source as it came or as numbered lines, and what the reader picks in it. */
export function SourceView(props: {
  readonly source: SourceRow;
  /** Where in it the reader was sent; a new object for each arrival. */
  readonly place: Omit<Reading, 'id'>;
  readonly onPlace: (change: Partial<Omit<Reading, 'id'>>) => void;
}): ReactNode {
  const { source, place, onPlace: select } = props;
  const detail = useCall('sources.get', { id: source.id }, { keep: true });
  const [asText, setAsText] = useState(false);
  const [isPickingRegion, setPickingRegion] = useState(false);
  const regionButton = useRef<HTMLButtonElement>(null);
  const [picked, setPicked] = useState<Picked | null>(null);
  const isReadOnly = useContext(ReadOnly);
  const passwords = usePasswords({ enabled: source.format === 'pdf' || source.unreadable === 'encrypted' });
  const lock = passwords?.find((each) => each.source === source.id);
  const [wasLocked, setWasLocked] = useState(false);
  if (lock?.isOpen === false && !wasLocked) setWasLocked(true);
  const excerpts = detail.data?.source.id === source.id ? detail.data.excerpts : [];

  const wanted = useMemo<Wanted | null>(
    () => (place.words === null ? null : { kind: 'words', text: place.words }),
    [place.words],
  );
  const target = excerpts.find((excerpt) => excerpt.id === place.excerpt);
  const targetPage = place.page ?? target?.page ?? null;
  // A new object for each arrival, so that the same page is brought into view again.
  const request = useMemo(
    () => (targetPage === null ? null : { page: targetPage, gently: place.excerpt !== null || place.words !== null }),
    [targetPage, place],
  );
  const texts = useCallback<PageTexts>(
    async (from, count) => (await call('sources.pages', { id: source.id, from, count })).map((page) => page.text),
    [source.id],
  );

  if (isRecording(source) && source.unreadable === null) {
    if (detail.error !== null) return <ErrorNote failure={detail.error} onRetry={() => void detail.refetch()} />;
    if (detail.data?.source.id !== source.id) return null;
    const { meta } = detail.data.object;
    return (
      <>
        <PartOfLine source={source} />
        <RecordingView source={source} meta={meta} excerpt={target ?? null} arrival={place} />
      </>
    );
  }
  if (source.unreadable !== null && !(isReadOnly && lock?.isOpen === true)) {
    return (
      <>
        <PartOfLine source={source} />
        <UnreadableSource source={source} reason={source.unreadable} />
        {isRecording(source) ? <ObservationLog source={source} /> : null}
      </>
    );
  }
  if (source.format === 'pdf' && passwords === undefined) return null;
  if (lock !== undefined && (!lock.isOpen || !lock.isRead) && !asText) {
    return (
      <>
        <PartOfLine source={source} />
        {lock.isOpen ? (
          <UnreadPdf source={source} total={lock.bytes} />
        ) : (
          <LockedPages source={source} lock={lock} onText={() => setAsText(true)} />
        )}
      </>
    );
  }
  const isImage = isPicture(source.format);
  const canPickRegion = isImage || (source.format === 'pdf' && !asText);
  return (
    <>
      {detail.error === null ? null : <ErrorNote failure={detail.error} onRetry={() => void detail.refetch()} />}
      <PartOfLine source={source} />
      <SourcePages
        source={source}
        total={lock?.bytes ?? source.bytes}
        takesFocus={wasLocked}
        meta={detail.data?.object.meta ?? {}}
        asText={asText || !(hasAsWritten.has(source.format) || isImage)}
        excerpts={excerpts}
        current={place.excerpt}
        request={request}
        wanted={wanted}
        texts={texts}
        isPickingRegion={isPickingRegion && canPickRegion}
        onRegionCancel={() => {
          setPickingRegion(false);
          regionButton.current?.focus();
        }}
        onPicked={setPicked}
        onMark={(id) => select({ excerpt: id })}
        onOtherView={(page) => {
          setAsText(!asText);
          select({ page });
        }}
        tools={
          <>
            {canPickRegion ? (
              <Button
                ref={regionButton}
                look="quiet"
                aria-pressed={isPickingRegion}
                title="Drag a rectangle on the page, or set one with the arrow keys"
                onClick={() => setPickingRegion(!isPickingRegion)}
              >
                Region
              </Button>
            ) : null}
            <Button look="quiet" title="Print this source (Ctrl+P)" onClick={() => askToPrint(sourceChoices(source))}>
              Print
            </Button>
            <OcrMark source={source.id} />
            {hasAsWritten.has(source.format) || (isImage && source.chars > 0) ? (
              <Button look="quiet" aria-pressed={asText} onClick={() => setAsText(!asText)}>
                Text
              </Button>
            ) : null}
            {wanted === null ? null : (
              <Button look="quiet" onClick={() => select({ words: null })}>
                Clear marks
              </Button>
            )}
          </>
        }
      />
      {picked === null ? null : (
        <PickBar
          source={source}
          picked={picked}
          onDone={(excerpt) => {
            setPicked(null);
            document.getSelection()?.removeAllRanges();
            if (excerpt !== null) select({ excerpt, page: picked.page });
          }}
        />
      )}
    </>
  );
}
