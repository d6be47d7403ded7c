import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Excerpt, Rect } from '../../shared/domain/excerpts.ts';
import { scrollToBox } from './scroll-to-range.ts';
import { boxOfRect, type PageSize, type Turn } from './geometry.ts';

/** An excerpt as it is marked on its page (from 1); without rectangles it is marked at the margin. */
export type PageMark = {
  readonly id: string;
  readonly page: number;
  readonly rects: readonly Rect[];
  readonly words: string;
  readonly kind: Excerpt['kind'];
};

/** The excerpts of one page, the one in question outlined. */
export function PageMarks(props: {
  readonly marks: readonly PageMark[];
  readonly current: string | null;
  readonly size: PageSize;
  readonly turn: Turn;
  readonly onMark: (id: string) => void;
}): ReactNode {
  const layer = useRef<HTMLDivElement>(null);
  const shown = props.marks.some((mark) => mark.id === props.current) ? props.current : null;
  useEffect(() => {
    if (shown === null) return;
    // After the page itself has been brought into view.
    const timer = setTimeout(() => scrollToBox(layer.current?.querySelector('.page-mark.current') ?? null), 60);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div ref={layer} className="page-marks">
      {props.marks.flatMap((mark) =>
        mark.rects.map((rect) => (
          <div
            key={`${mark.id} ${rect.join(' ')}`}
            aria-hidden="true"
            className={`page-mark ${mark.kind}${mark.id === props.current ? ' current' : ''}`}
            data-excerpt={mark.id}
            style={percent(boxOfRect(rect, props.size, props.turn))}
          />
        )),
      )}
      <div className="page-mark-margins">
        {props.marks
          .filter((mark) => mark.rects.length === 0 && mark.words === '')
          .map((mark) => (
            <button
              key={mark.id}
              type="button"
              className="page-mark-margin"
              aria-current={mark.id === props.current || undefined}
              aria-label="Excerpt of the whole page"
              title="Excerpt of the whole page"
              onClick={() => props.onMark(mark.id)}
            />
          ))}
      </div>
    </div>
  );
}

function percent(box: { left: number; top: number; width: number; height: number }): Record<string, string> {
  return {
    left: `${box.left * 100}%`,
    top: `${box.top * 100}%`,
    width: `${box.width * 100}%`,
    height: `${box.height * 100}%`,
  };
}
