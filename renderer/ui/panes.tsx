import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Splitter } from './splitter.tsx';
import { useNarrow } from './use-narrow.ts';
import { useStored } from './use-stored.ts';
import './panes.css';

type Sizes = {
  readonly list: number;
  readonly inspector: number;
  readonly listOpen: boolean;
  readonly inspectorOpen: boolean;
};

const isSizes = (value: unknown): value is Sizes =>
  typeof value === 'object' &&
  value !== null &&
  'list' in value &&
  typeof value.list === 'number' &&
  'inspector' in value &&
  typeof value.inspector === 'number' &&
  'listOpen' in value &&
  'inspectorOpen' in value;

/**
 * List, document and inspector beside each other. The dividers move by drag and by arrow keys, Enter collapses; sizes
 * are remembered under `name`. Under 900 px the inspector is a drawer.
 */
export function Panes(props: {
  /** Screen whose sizes are remembered. */
  readonly name: string;
  /** Left out where the screen has no list beside its main pane. */
  readonly list?: ReactNode;
  readonly listTitle?: string;
  readonly main: ReactNode;
  readonly mainTitle: string;
  readonly inspector?: ReactNode;
  readonly inspectorTitle?: string;
  /** Widths in pixels at first. */
  readonly widths?: { readonly list: number; readonly inspector: number };
}): ReactNode {
  const narrow = useNarrow();
  const [drawer, setDrawer] = useState(false);
  const initial = {
    list: props.widths?.list ?? 340,
    inspector: props.widths?.inspector ?? 300,
    listOpen: true,
    inspectorOpen: true,
  };
  const [sizes, setSizes] = useStored<Sizes>(`panes.${props.name}`, initial, isSizes);
  const listTitle = props.listTitle ?? 'List';
  const inspectorTitle = props.inspectorTitle ?? 'Inspector';
  const hasInspector = props.inspector !== undefined && props.inspector !== null;
  return (
    <div className="panes">
      {props.list === undefined ? null : (
        <>
          <section
            className="pane pane-list"
            aria-label={listTitle}
            hidden={!sizes.listOpen}
            style={{ width: sizes.list }}
          >
            {props.list}
          </section>
          <Splitter
            label={listTitle}
            size={sizes.list}
            open={sizes.listOpen}
            side="before"
            onSize={(list) => setSizes({ ...sizes, list, listOpen: true })}
            onToggle={() => setSizes({ ...sizes, listOpen: !sizes.listOpen })}
          />
        </>
      )}
      <section className="pane pane-main" aria-label={props.mainTitle}>
        {props.main}
      </section>
      {hasInspector && !narrow ? (
        <>
          <Splitter
            label={inspectorTitle}
            size={sizes.inspector}
            open={sizes.inspectorOpen}
            side="after"
            onSize={(inspector) => setSizes({ ...sizes, inspector, inspectorOpen: true })}
            onToggle={() => setSizes({ ...sizes, inspectorOpen: !sizes.inspectorOpen })}
          />
          <section
            className="pane pane-inspector"
            aria-label={inspectorTitle}
            hidden={!sizes.inspectorOpen}
            style={{ width: sizes.inspector }}
          >
            {props.inspector}
          </section>
        </>
      ) : null}
      {hasInspector && narrow ? (
        <>
          <Button className="drawer-button" aria-expanded={drawer} onClick={() => setDrawer(!drawer)}>
            {drawer ? `Close ${inspectorTitle.toLowerCase()}` : inspectorTitle}
          </Button>
          {drawer ? (
            <section
              className="pane drawer"
              aria-label={inspectorTitle}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && !event.defaultPrevented) setDrawer(false);
              }}
            >
              {props.inspector}
            </section>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
