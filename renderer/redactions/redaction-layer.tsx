import type { ReactNode } from 'react';
import { columnsOnLine } from '../../shared/domain/placed-text.ts';
import { useCall } from '../api.ts';
import { boxOfRect } from '../viewer/geometry.ts';
import type { PageView } from '../viewer/word-layer.tsx';
import { markTitle } from './redaction-words.ts';
import type { MarkedColumns } from './use-text-redactions.ts';
import './redactions.css';

/** What is marked on a page (from 1): hatched boxes with their code, through which the words can be read. */
export function RedactionLayer(props: {
  readonly source: string;
  readonly page: number;
  readonly view: PageView;
}): ReactNode {
  const { size, turn } = props.view;
  const { data = [] } = useCall('redactions.list', { id: props.source });
  const marks = data.filter(({ page }) => page === props.page);
  if (marks.length === 0) return null;
  return (
    <div className="redaction-layer">
      {marks.flatMap((mark) =>
        mark.rects.map((rect) => {
          const { left, top, width, height } = boxOfRect(rect, size, turn);
          const place = {
            left: `${left * 100}%`,
            top: `${top * 100}%`,
            width: `${width * 100}%`,
            height: `${height * 100}%`,
          };
          return (
            <div key={`${mark.id} ${rect.join(' ')}`} className="redaction-mark" style={place} title={markTitle(mark)}>
              <span className={`redaction-code${height > 0.04 ? ' within' : ''}`} aria-hidden="true">
                {mark.reason}
              </span>
            </div>
          );
        }),
      )}
    </div>
  );
}

/** What is marked on a line (from 1) of a page of text, over its columns. */
export function RedactedColumns(props: {
  readonly source: string;
  readonly page: number;
  readonly line: number;
}): ReactNode {
  const { data = [] } = useCall('redactions.list', { id: props.source });
  return data
    .filter(({ page }) => page === props.page)
    .flatMap((mark) =>
      mark.rects.flatMap((rect) => {
        const columns = columnsOnLine(rect, props.line);
        if (columns === null) return [];
        const [from, to] = columns;
        return <ColumnsMark key={`${mark.id} ${rect.join(' ')}`} mark={mark} from={from} to={to} />;
      }),
    );
}

/** A mark over columns (from 0, up to) of a line. */
export function ColumnsMark({ mark, from, to }: MarkedColumns): ReactNode {
  return (
    <span
      className="redaction-mark"
      style={{ insetInlineStart: `${from}ch`, width: `${to - from}ch`, top: 0, height: '100%' }}
      title={markTitle(mark)}
    />
  );
}
