import type { ReactNode } from 'react';
import type { Redaction } from '../../shared/domain/redactions.ts';
import { Button } from '../ui/button.tsx';
import './redactions.css';

/** Says which redactions have no sure place in the view that is open, with the way to the view that shows them. */
export function RedactionNote(props: {
  readonly marks: readonly Redaction[];
  /** What leads there: "Show as text", "Show on the page". */
  readonly action: string;
  /** Told the page (from 1) of the first of them. */
  readonly onShow: (page: number) => void;
}): ReactNode {
  const { marks } = props;
  const [first] = marks;
  if (first === undefined) return null;
  const pages = [...new Set(marks.map(({ page }) => page))].toSorted((a, b) => a - b);
  const where = `${pages.length === 1 ? 'page' : 'pages'} ${pages.slice(0, 6).join(', ')}${pages.length > 6 ? ' and others' : ''}`;
  return (
    <p className="redaction-note" role="status">
      <span>
        {marks.length === 1 ? '1 redaction' : `${marks.length} redactions`} ({where}) cannot be drawn in this view.
      </span>
      <Button look="link" onClick={() => props.onShow(first.page)}>
        {props.action}
      </Button>
    </p>
  );
}
