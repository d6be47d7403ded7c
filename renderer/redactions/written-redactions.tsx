import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { SourceRow } from '../../shared/contract/views.ts';
import { placesInShown } from '../../shared/domain/redacted-letters.ts';
import type { Redaction } from '../../shared/domain/redactions.ts';
import { useCall } from '../api.ts';
import { rangeBetween, textOfAll } from '../viewer/dom-text.ts';
import { joinLines } from '../viewer/geometry.ts';
import type { WrittenPage } from '../viewer/html-viewer.tsx';
import type { PageTexts } from '../viewer/use-find.ts';
import { markTitle } from './redaction-words.ts';
import './redactions.css';

const none: readonly Redaction[] = [];
type Place = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
type Drawn = { readonly mark: Redaction; readonly place: Place };

/** What is marked in a mail or a Word file, drawn over it as it was written; it tells what has no sure place there. */
export function WrittenRedactions(props: {
  readonly source: SourceRow;
  readonly written: WrittenPage;
  readonly texts: PageTexts;
  readonly onUnplaced: (marks: readonly Redaction[]) => void;
}): ReactNode {
  const { source, texts } = props;
  const { page, parts } = props.written;
  const { data = none } = useCall('redactions.list', { id: source.id });
  const pages = useAllTexts(texts, source.pages, data.length > 0);
  const shown = useMemo(() => {
    if (pages === null || data.length === 0) return null;
    const text = textOfAll(parts);
    return { text, ...placesInShown(pages, data, text.text) };
  }, [pages, data, parts]);
  const tell = useEffectEvent(props.onUnplaced);
  useEffect(() => tell(shown?.unplaced ?? none), [shown]);
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  useEffect(() => {
    if (shown === null) return;
    const look = () => {
      const frame = page.getBoundingClientRect();
      setDrawn(
        shown.places.flatMap(({ mark, from, to }) =>
          joinLines([...(rangeBetween(shown.text, from, to)?.getClientRects() ?? [])]).map(
            ({ left, top, width, height }) => ({
              mark,
              place: { left: left - frame.left, top: top - frame.top, width, height },
            }),
          ),
        ),
      );
    };
    const observer = new ResizeObserver(look);
    observer.observe(page);
    return () => observer.disconnect();
  }, [shown, page]);
  if (shown === null) return null;
  return (
    <div className="redaction-layer">
      {drawn.map(({ mark, place }) => (
        <div
          key={`${mark.id} ${place.left} ${place.top}`}
          className="redaction-mark"
          style={place}
          title={markTitle(mark)}
        />
      ))}
    </div>
  );
}

/** The text of every page, read when it is wanted. */
function useAllTexts(texts: PageTexts, count: number, isWanted: boolean): readonly string[] | null {
  const [held, setHeld] = useState<{ readonly of: PageTexts; readonly pages: readonly string[] } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let live = true;
    void readAll(texts, count).then(
      (pages) => live && setHeld({ of: texts, pages }),
      () => {},
    );
    return () => {
      live = false;
    };
  }, [texts, count, isWanted]);
  return held?.of === texts ? held.pages : null;
}

async function readAll(texts: PageTexts, count: number): Promise<string[]> {
  const all: string[] = [];
  for (let from = 1; from <= count; from += 200) all.push(...(await texts(from, Math.min(200, count - from + 1))));
  return all;
}
