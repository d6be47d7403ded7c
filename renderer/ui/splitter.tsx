import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';

const smallest = 180;
const largest = 720;
const step = 16;

/** The divider beside a pane: drag or arrow keys resize, Enter or a double click collapses and brings it back. */
export function Splitter(props: {
  readonly label: string;
  /** Width of the pane in pixels. */
  readonly size: number;
  readonly open: boolean;
  /** Whether its pane stands before or after it. */
  readonly side: 'before' | 'after';
  readonly onSize: (size: number) => void;
  readonly onToggle: () => void;
}): ReactNode {
  const sign = props.side === 'before' ? 1 : -1;
  const resize = (size: number) => props.onSize(Math.round(Math.min(largest, Math.max(smallest, size))));
  const onPointerDown = (down: PointerEvent<HTMLDivElement>) => {
    const splitter = down.currentTarget;
    const from = { x: down.clientX, size: props.size };
    splitter.setPointerCapture(down.pointerId);
    const onMove = (move: globalThis.PointerEvent) => resize(from.size + sign * (move.clientX - from.x));
    const onUp = () => {
      splitter.removeEventListener('pointermove', onMove);
      splitter.removeEventListener('pointerup', onUp);
    };
    splitter.addEventListener('pointermove', onMove);
    splitter.addEventListener('pointerup', onUp);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') resize(props.size - sign * step);
    else if (event.key === 'ArrowRight') resize(props.size + sign * step);
    else if (event.key === 'Home') resize(smallest);
    else if (event.key === 'End') resize(largest);
    else if (event.key === 'Enter') props.onToggle();
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`Width of ${props.label}`}
      aria-valuenow={props.open ? props.size : 0}
      aria-valuemin={0}
      aria-valuemax={largest}
      title="Drag to resize, double click to collapse"
      onPointerDown={onPointerDown}
      onDoubleClick={props.onToggle}
      onKeyDown={onKeyDown}
    />
  );
}
