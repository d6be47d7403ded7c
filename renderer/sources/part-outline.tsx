import { useContext, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { ExcerptView } from '../../shared/contract/views.ts';
import { excerptItems } from '../facts/fact-pins.tsx';
import { flattenTree, type TreeMove } from '../issues/issue-tree.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Picker } from '../ui/picker.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { useRun } from '../ui/use-run.ts';
import { draftAfter, draftId, draftIndex, moveDraft, movePart, type Draft, type Way } from './part-places.ts';
import { PartDraft, type Drafted } from './part-draft.tsx';
import { PartRow, type Part } from './part-row.tsx';
import './parts.css';

export type PartPlace = { readonly parent: string | null; readonly index: number };

export type PartNames = {
  /** What the list holds: "Provisions". */
  readonly many: string;
  /** One of them by its level from 1: "charge", "specification". */
  readonly one: (level: number) => string;
};

type Props<Row extends Part> = {
  readonly names: PartNames;
  readonly rows: readonly Row[];
  /** How deep the tree may be. */
  readonly levels: number;
  readonly excerpts: readonly ExcerptView[];
  readonly onCreate: (given: Drafted & PartPlace & { readonly excerpt?: string }) => Promise<Row>;
  readonly onUpdate: (id: string, patch: Partial<Pick<Part, 'label' | 'text' | 'excerpt'>>) => Promise<unknown>;
  readonly onMove: (move: TreeMove) => Promise<unknown>;
  readonly onRemove: (id: string) => Promise<unknown>;
  /** What stands beside the label: the bearing of a provision, the issue of a charge. */
  readonly beside?: (row: Row) => ReactNode;
};

const ways: Readonly<Record<string, Way>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' };

/**
 * The parts of a source as a tree that is typed: Enter opens the next one, Alt+arrows move one, and on one that is still empty Tab
 * moves it in and Shift+Tab out. Tab through what is written only moves the focus, so that nobody changes the tree in passing.
 */
export function PartOutline<Row extends Part>(props: Props<Row>): ReactNode {
  const { names, levels, excerpts } = props;
  const [added, setAdded] = useState<readonly Row[]>([]);
  const coming = added.filter((row) => !props.rows.some((each) => each.id === row.id));
  if (coming.length < added.length) setAdded(coming);
  const rows = coming.reduce(withAdded<Row>, props.rows);
  const [draft, setDraft] = useState<Draft | null>(null);
  const { run, failure } = useRun();
  const isReadOnly = useContext(ReadOnly);
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<{ part: string; field: string; over: readonly Row[] } | null>(null);
  const byExcerpt = new Map(excerpts.map((excerpt) => [excerpt.id, excerpt]));
  const lines = flattenTree<Row | Draft>(draft === null ? rows : [...rows, draft]);

  // Subtle: a row that is put elsewhere in the list loses the focus, so it is given back once it stands there.
  useEffect(() => {
    const target = wanted.current;
    if (target === null || target.over === props.rows) return;
    const row = list.current?.querySelector(`[data-part="${CSS.escape(target.part)}"]`);
    const field = row?.querySelector<HTMLElement>(`[data-field="${target.field}"] :is(input, textarea)`);
    if (field === null || field === undefined) return;
    if (field !== document.activeElement) field.focus();
    wanted.current = null;
  });

  const move = (id: string, way: Way, field: string) => {
    const next = movePart(rows, id, way, levels);
    if (next === null) return;
    wanted.current = { part: id, field, over: props.rows };
    void run(() => props.onMove(next));
  };
  const remove = (id: string, level: number) =>
    void run(() => props.onRemove(id), `Removed ${article(names.one(level))}`);
  const onKeyDown = (event: KeyboardEvent<HTMLOListElement>) => {
    const { target } = event;
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-part]') : null;
    const id = row?.dataset['part'];
    if (isReadOnly || id === undefined || id === draftId || !(target instanceof Element)) return;
    const field = target.closest<HTMLElement>('[data-field]')?.dataset['field'];
    const way = event.altKey && !event.ctrlKey && !event.shiftKey ? ways[event.key] : undefined;
    if (way !== undefined) move(id, way, field ?? 'text');
    else if (event.key === 'Enter' && !event.shiftKey && !event.altKey && field !== undefined) {
      setDraft(draftAfter(rows, id));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const create = async (drafted: Drafted, thenNext: boolean): Promise<boolean> => {
    if (draft === null) return true;
    const place = { parent: draft.parent, index: draftIndex(rows, draft) };
    return await run(async () => {
      const row = await props.onCreate({ ...drafted, ...place });
      setAdded((now) => [...now, row]);
      const next = thenNext ? draftAfter(withAdded(rows, row), row.id) : null;
      setDraft((now) => (now === draft ? next : now));
    });
  };
  const fromExcerpt = (id: string) => {
    const last = draftAfter(rows, null);
    const text = byExcerpt.get(id)?.quote ?? '';
    return props.onCreate({ label: '', text, parent: null, index: draftIndex(rows, last), excerpt: id });
  };
  return (
    <div className="parts">
      {lines.length === 0 ? null : (
        <ol ref={list} className="part-list" aria-label={names.many} onKeyDownCapture={onKeyDown}>
          {lines.map(({ node, level }) =>
            isDraft(node) ? (
              <PartDraft
                key={draftId}
                level={level}
                name={names.one(level)}
                onMove={(way) => {
                  const next = moveDraft(rows, node, way, levels);
                  if (next !== null) setDraft(next);
                  return next !== null;
                }}
                onCreate={create}
                onLeave={() => setDraft(null)}
              />
            ) : (
              <PartRow
                key={node.id}
                row={node}
                level={level}
                name={names.one(level)}
                excerpt={node.excerpt === null ? null : (byExcerpt.get(node.excerpt) ?? null)}
                beside={props.beside?.(node)}
                onUpdate={(patch) => props.onUpdate(node.id, patch)}
                onRemove={() => remove(node.id, level)}
                menu={[
                  { words: 'Add one below', keys: 'Enter', act: () => setDraft(draftAfter(rows, node.id)) },
                  ...(['up', 'down', 'in', 'out'] as const).map((way) => ({
                    words: `Move ${way}`,
                    keys: `Alt+${keysOf[way]}`,
                    disabled: movePart(rows, node.id, way, levels) === null,
                    act: () => move(node.id, way, 'label'),
                  })),
                  { words: 'Remove', act: () => remove(node.id, level) },
                ]}
              />
            ),
          )}
        </ol>
      )}
      {isReadOnly ? null : (
        <div className="part-tools">
          <Button look="quiet" onClick={() => setDraft(draftAfter(rows, null))}>
            Add {names.one(1)}
          </Button>
          <Picker
            words="Add from an excerpt"
            label="Filter excerpts"
            items={excerptItems(excerpts, new Set(rows.flatMap((row) => row.excerpt ?? [])))}
            none="No excerpt yet. Select words on the page to make one."
            onPick={fromExcerpt}
          />
        </div>
      )}
      {failure === null ? null : <ErrorNote failure={failure} />}
    </div>
  );
}

const keysOf: Readonly<Record<Way, string>> = { up: 'Up', down: 'Down', in: 'Right', out: 'Left' };

function isDraft(node: Part | Draft): node is Draft {
  return node.id === draftId;
}

/** The rows as they will come back with one that was just entered: what stands after it moves on. */
function withAdded<Row extends Part>(rows: readonly Row[], row: Row): readonly Row[] {
  const isAfter = (each: Row) => each.parent === row.parent && each.position >= row.position;
  return [...rows.map((each) => (isAfter(each) ? { ...each, position: each.position + 1 } : each)), row];
}

function article(noun: string): string {
  return `a ${noun}`;
}
