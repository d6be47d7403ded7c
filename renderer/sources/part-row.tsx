import { useContext, type ReactNode } from 'react';
import type { ExcerptView } from '../../shared/contract/views.ts';
import { pinPlace } from '../../shared/domain/excerpts.ts';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { asksForMenu, openMenuAt, type MenuItem } from '../ui/menu.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { TextArea, TextField } from '../ui/text-field.tsx';

export type Part = {
  readonly id: string;
  readonly parent: string | null;
  readonly position: number;
  readonly label: string;
  readonly text: string;
  readonly excerpt: string | null;
};

/** One part: its label, what it says, the excerpt that it is from, and what a person can do with it. */
export function PartRow(props: {
  readonly row: Part;
  readonly level: number;
  readonly name: string;
  readonly excerpt: ExcerptView | null;
  readonly beside: ReactNode;
  readonly onUpdate: (patch: Partial<Pick<Part, 'label' | 'text'>>) => Promise<unknown>;
  readonly onRemove: () => void;
  readonly menu: readonly MenuItem[];
}): ReactNode {
  const { row, excerpt, level } = props;
  const { select } = useNavigate();
  const isReadOnly = useContext(ReadOnly);
  const called = row.label === '' ? props.name : `${props.name} ${row.label}`;
  return (
    <li
      data-part={row.id}
      aria-level={level}
      className="part"
      style={{ marginInlineStart: `${(level - 1) * 0.75}rem` }}
      onKeyDown={(event) => {
        if (isReadOnly || !asksForMenu(event)) return;
        event.preventDefault();
        openMenuAt(event.currentTarget, props.menu);
      }}
    >
      <div className="part-head">
        <div data-field="label" className="part-label">
          <TextField
            bare
            label={`Label of ${called}`}
            placeholder="Label"
            value={row.label}
            onCommit={(label) => props.onUpdate({ label: label.trim() })}
          />
        </div>
        {props.beside}
        {excerpt === null ? null : (
          <Button
            look="link"
            className="figures part-pin"
            title={`Open ${excerpt.pin}`}
            aria-label={`Open ${excerpt.pin}`}
            onClick={() => select({ excerpt: excerpt.id, page: excerpt.page })}
          >
            {pinPlace(excerpt)}
          </Button>
        )}
        {isReadOnly ? null : (
          <Button
            look="quiet"
            className="part-more"
            aria-label={`More for ${called}`}
            aria-haspopup="menu"
            title="More"
            onClick={(event) => openMenuAt(event.currentTarget, props.menu)}
          >
            ⋯
          </Button>
        )}
      </div>
      <div data-field="text" className="part-text">
        <TextArea
          bare
          serif
          lines={1}
          label={`Words of ${called}`}
          placeholder="Words"
          value={row.text}
          onCommit={(text) => props.onUpdate({ text })}
        />
      </div>
    </li>
  );
}
