import { useState, type ReactNode } from 'react';

/** What a dragged source is, by its id; several stand with blanks between them. */
export const sourceDrag = 'application/x-loudermill-source';

type Props = {
  readonly source: string;
  /** Told which sources were dropped before this one; null where nothing moves. */
  readonly onDropped: ((sources: readonly string[], before: string) => void) | null;
  readonly children: ReactNode;
};

/** A part of a row by which it is dragged, and before which others can be dropped. */
export function DropRow({ source, onDropped, children }: Props): ReactNode {
  const [over, setOver] = useState(false);
  if (onDropped === null) return <div className="production-cell">{children}</div>;
  return (
    <div
      className="production-drag"
      data-over={over}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData(sourceDrag, source);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(sourceDrag)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const dropped = event.dataTransfer.getData(sourceDrag);
        setOver(false);
        if (dropped === '') return;
        event.preventDefault();
        onDropped(dropped.split(' '), source);
      }}
    >
      {children}
    </div>
  );
}
