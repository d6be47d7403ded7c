import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { pageLines } from '../../shared/domain/text-pages.ts';
import type { Wanted } from './find-words.ts';
import type { LineMark } from './text-viewer.tsx';
import type { PageTexts } from './use-find.ts';
import { useFoundWords } from './use-marked-words.ts';

/** One page of numbered lines, its excerpts marked. */
export function TextPageView(props: {
  readonly number: number;
  readonly texts: PageTexts;
  readonly marks: readonly LineMark[];
  readonly currentMark: string | null;
  readonly wanted: Wanted | null;
  readonly nth: number | null;
  readonly onText: (text: string) => void;
  readonly lineLayer?: ((page: number, line: number) => ReactNode) | undefined;
}): ReactNode {
  const { number, texts, wanted, nth, currentMark } = props;
  const [text, setText] = useState<string | null>(null);
  const body = useRef<HTMLOListElement>(null);
  const [ready, setReady] = useState<HTMLElement | null>(null);
  const tell = useEffectEvent(props.onText);
  useEffect(() => {
    let live = true;
    texts(number, 1).then(
      ([loaded = '']) => {
        if (!live) return;
        tell(loaded);
        setText(loaded);
      },
      () => live && setText(''),
    );
    return () => {
      live = false;
    };
  }, [texts, number]);
  useFoundWords(ready, wanted, nth);
  useEffect(() => {
    if (text !== null && currentMark !== null) {
      body.current?.querySelector(`[data-current]`)?.scrollIntoView({ block: 'center' });
    }
  }, [text, currentMark]);

  useEffect(() => {
    if (text !== null) setReady(body.current);
  }, [text]);

  const lines = pageLines(text ?? '');
  return (
    <div className="page text-page" data-page={number}>
      <ol ref={body}>
        {lines.map((line) => {
          const mark = props.marks.find((each) => holdsLine(each, line.number, line.text));
          return (
            <li
              key={line.number}
              data-line={line.number}
              tabIndex={line.number === 1 ? 0 : -1}
              className={mark === undefined ? undefined : 'marked-line'}
              data-current={mark !== undefined && mark.id === currentMark ? '' : undefined}
            >
              <span className="line-number" aria-hidden="true" data-number={line.number} />
              <span className="line-words">{line.text === '' ? '\u200b' : line.text}</span>
              {props.lineLayer === undefined ? null : (
                <span className="line-layer">{props.lineLayer(number, line.number)}</span>
              )}
            </li>
          );
        })}
      </ol>
      {text !== null && lines.length === 0 ? <p className="page-empty">This page holds no text.</p> : null}
    </div>
  );
}

/** A mark without lines, as one made on a PDF page, stands at the lines that its quote holds in full. */
function holdsLine(mark: LineMark, line: number, text: string): boolean {
  if (mark.lineFrom !== null) return line >= mark.lineFrom && line <= (mark.lineTo ?? mark.lineFrom);
  return text.trim().length > 3 && mark.words.includes(text.trim());
}
