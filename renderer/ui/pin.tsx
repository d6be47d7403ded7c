import { useContext } from 'react';
import type { ReactNode } from 'react';
import { useNavigate } from '../navigation.ts';
import { RowTabIndex } from './row-context.ts';
import './marks.css';

/** A pin cite: opens its source at the page (from 1) with the excerpt marked; with Ctrl or Cmd beside the source in view. */
export function Pin(props: {
  readonly pin: string;
  readonly source: string;
  readonly page: number;
  readonly excerpt?: string;
  readonly quote?: string;
}): ReactNode {
  const { open, openBeside } = useNavigate();
  const tabIndex = useContext(RowTabIndex);
  return (
    <button
      type="button"
      className="pin"
      tabIndex={tabIndex}
      title={props.quote === undefined || props.quote === '' ? undefined : `“${props.quote}”`}
      onClick={(event) => {
        event.stopPropagation();
        const place = { id: props.source, page: props.page, excerpt: props.excerpt ?? null };
        if (event.ctrlKey || event.metaKey) openBeside(place);
        else open({ screen: 'sources', ...place });
      }}
    >
      {props.pin}
    </button>
  );
}
