import type { ReactNode } from 'react';
import './notes.css';

/** What stands where nothing is yet: one sentence of what belongs here, one button, one link. */
export function EmptyState(props: {
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly link?: ReactNode;
}): ReactNode {
  return (
    <div className="empty-state">
      <p>{props.children}</p>
      {props.action}
      {props.link}
    </div>
  );
}
