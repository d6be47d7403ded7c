import type { Editor } from '@tiptap/core';
import { useDeferredValue, useMemo, useState, type DragEvent, type ReactNode } from 'react';
import type { ExcerptView, FactView } from '../../../shared/contract/views.ts';
import { useCall } from '../../api.ts';
import { sortFacts } from '../../facts/fact-order.ts';
import { Button } from '../../ui/button.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Table, type Column } from '../../ui/table.tsx';
import { WarnMark } from '../../ui/marks.tsx';
import { caseDragType, quotedInLine } from './drop-case.ts';
import type { ActsHolder } from './editor-acts.ts';
import { supportingPins } from './fact-node.ts';
import { insert } from './insert-menu.tsx';

type Props = { readonly editor: Editor | null; readonly holder: ActsHolder; readonly isReadOnly: boolean };

/** Facts and excerpts of the case, to be dragged into the text or put in at the cursor by Enter. */
export function CasePane({ editor, holder, isReadOnly }: Props): ReactNode {
  const facts = useCall('facts.list', {}, { keep: true }).data;
  const excerpts = useCall('excerpts.list', {}, { keep: true }).data;
  const [kind, setKind] = useState<'facts' | 'excerpts'>('facts');
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const shownFacts = useMemo(
    () => matching(sortFacts(facts ?? []), wanted, (fact) => `${fact.text} ${supportingPins(fact).join(' ')}`),
    [facts, wanted],
  );
  const shownExcerpts = useMemo(
    () => matching(excerpts ?? [], wanted, (each) => `${each.quote} ${each.note} ${each.pin} ${each.sourceTitle}`),
    [excerpts, wanted],
  );
  const canInsert = editor !== null && !isReadOnly;
  const put = (content: Parameters<typeof insert>[2]['insert']) => {
    if (editor !== null && canInsert) insert(editor, holder, { insert: content });
  };
  const putFact = ({ id }: FactView) => put(() => ({ type: 'fact', attrs: { id } }));
  const cite = ({ id }: ExcerptView) => put(() => ({ type: 'cite', attrs: { target: `excerpt/${id}` } }));
  const quoteInLine = ({ id, quote }: ExcerptView) =>
    put(({ schema }) => quotedInLine(schema, quote, `excerpt/${id}`).toJSON() as { type: string }[]);
  const setApart = ({ id }: ExcerptView) => put(() => ({ type: 'live', attrs: { object: 'quote', id } }));
  return (
    <div className="case-pane">
      <div className="toolbar">
        <div className="view-switch" role="group" aria-label="What is listed">
          <Button look="quiet" aria-pressed={kind === 'facts'} onClick={() => setKind('facts')}>
            Facts
          </Button>
          <Button look="quiet" aria-pressed={kind === 'excerpts'} onClick={() => setKind('excerpts')}>
            Excerpts
          </Button>
        </div>
        <input
          className="input toolbar-text"
          type="search"
          aria-label={kind === 'facts' ? 'Filter facts' : 'Filter excerpts'}
          placeholder={kind === 'facts' ? 'Filter facts' : 'Filter excerpts'}
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      {kind === 'facts' ? (
        <Table
          tall
          key="facts"
          label="Facts to put into the paper"
          rows={shownFacts}
          columns={factColumns}
          selected={chosen}
          onSelect={setChosen}
          onOpen={putFact}
          text={(fact) => fact.text}
          menu={(picked) => [
            {
              words: 'Put in as a sentence',
              keys: 'Enter',
              disabled: !canInsert,
              act: () => picked.forEach(putFact),
            },
          ]}
          empty={<p className="table-note quiet">No fact here. Facts are made in the chronology and from excerpts.</p>}
        />
      ) : (
        <Table
          tall
          key="excerpts"
          label="Excerpts to put into the paper"
          rows={shownExcerpts}
          columns={excerptColumns}
          selected={chosen}
          onSelect={setChosen}
          onOpen={cite}
          text={(each) => each.quote}
          menu={(picked) => {
            const [one] = picked;
            if (one === undefined) return [];
            const hasWords = one.quote !== '';
            return [
              { words: 'Cite', keys: 'Enter', disabled: !canInsert, act: () => picked.forEach(cite) },
              {
                words: 'Quote its words in the line',
                disabled: !canInsert || !hasWords,
                act: () => quoteInLine(one),
              },
              { words: 'Set the quotation apart', disabled: !canInsert || !hasWords, act: () => setApart(one) },
            ];
          }}
          empty={<p className="table-note quiet">No excerpt here. Select words in a source to make one.</p>}
        />
      )}
      <p className="case-hint quiet small">Drag a row into the text, or press Enter to put it at the cursor.</p>
    </div>
  );
}

const factColumns: Column<FactView>[] = [
  {
    key: 'fact',
    title: 'Fact',
    width: 'minmax(10rem, 1fr)',
    cell: (fact) => {
      const pins = supportingPins(fact);
      return (
        <Dragged as={`fact/${fact.id}`}>
          <p>{fact.text}</p>
          <p className="small quiet">
            {fact.date === null ? null : (
              <>
                <DateText date={fact.date} />
                {' · '}
              </>
            )}
            {pins.length === 0 ? <WarnMark>no source</WarnMark> : pins.join('; ')}
          </p>
        </Dragged>
      );
    },
  },
];

const excerptColumns: Column<ExcerptView>[] = [
  {
    key: 'excerpt',
    title: 'Excerpt',
    width: 'minmax(10rem, 1fr)',
    cell: (each) => (
      <Dragged as={`excerpt/${each.id}`}>
        <p>{each.quote === '' ? each.note || 'Without words' : `“${each.quote}”`}</p>
        <p className="small quiet">{each.pin}</p>
      </Dragged>
    ),
  },
];

function Dragged(props: { readonly as: string; readonly children: ReactNode }): ReactNode {
  return (
    <div
      className="case-drag"
      draggable
      onDragStart={(event: DragEvent) => {
        event.dataTransfer.setData(caseDragType, props.as);
        event.dataTransfer.effectAllowed = 'copy';
      }}
    >
      {props.children}
    </div>
  );
}

function matching<T>(rows: readonly T[], typed: string, words: (row: T) => string): T[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  return rows.filter((row) => {
    const text = words(row).toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
