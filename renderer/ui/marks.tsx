import type { ReactNode } from 'react';
import type { FactStatus, Side } from '../../shared/domain/facts.ts';
import { factStatusWords, sideWords } from '../words.ts';
import './marks.css';

const shapes: Readonly<Record<Side, string>> = { helps: '+', hurts: '−', neutral: '○' };

/** A side by shape and word, so that it reads without color; `shapeOnly` leaves the word to screen readers. */
export function SideMark(props: { readonly side: Side; readonly shapeOnly?: boolean }): ReactNode {
  return (
    <span className={`side-mark ${props.side}`}>
      <span aria-hidden="true" className="side-shape">
        {shapes[props.side]}
      </span>
      <span className={props.shapeOnly === true ? 'hidden-text' : undefined}>{sideWords[props.side]}</span>
    </span>
  );
}

/** The status of a fact in words; disputed and unsure ones stand out. */
export function StatusWord(props: { readonly status: FactStatus }): ReactNode {
  return <span className={`status-word ${props.status}`}>{factStatusWords[props.status]}</span>;
}

/** A word of warning: unsupported, unproduced, due soon. */
export function WarnMark(props: { readonly children: ReactNode; readonly title?: string }): ReactNode {
  return (
    <span className="warn-mark" title={props.title}>
      <span aria-hidden="true">! </span>
      {props.children}
    </span>
  );
}
