import { useState, type DragEvent, type ReactNode } from 'react';
import type { PickItem } from '../ui/picker.tsx';
import './excerpt-drop.css';

const most = 60;

/** What an excerpt can be dropped on while it is dragged: issues and facts, each a line. */
export function ExcerptDrop(props: {
  readonly issues: readonly PickItem[];
  readonly facts: readonly PickItem[];
  readonly onDrop: (target: string) => void;
}): ReactNode {
  return (
    <section className="excerpt-drop" aria-label="Drop the excerpt on an issue or a fact">
      <Targets title="Issues" items={props.issues} onDrop={props.onDrop} />
      <Targets title="Facts" items={props.facts} onDrop={props.onDrop} />
    </section>
  );
}

function Targets(props: {
  readonly title: string;
  readonly items: readonly PickItem[];
  readonly onDrop: (target: string) => void;
}): ReactNode {
  const [over, setOver] = useState<string | null>(null);
  const left = props.items.length - most;
  const onDragOver = (event: DragEvent, id: string) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'link';
    if (over !== id) setOver(id);
  };
  return (
    <>
      <h3>{props.title}</h3>
      {props.items.length === 0 ? <p className="quiet">None yet.</p> : null}
      <ul>
        {props.items.slice(0, most).map((item) => (
          <li
            key={item.id}
            data-target={item.id}
            className={over === item.id ? 'over' : undefined}
            onDragEnter={(event) => onDragOver(event, item.id)}
            onDragOver={(event) => onDragOver(event, item.id)}
            onDragLeave={() => setOver((now) => (now === item.id ? null : now))}
            onDrop={(event) => {
              event.preventDefault();
              event.stopPropagation();
              props.onDrop(item.id);
            }}
          >
            {item.words}
          </li>
        ))}
      </ul>
      {left > 0 ? <p className="quiet">{left.toLocaleString('en-US')} more: use “Link”.</p> : null}
    </>
  );
}
