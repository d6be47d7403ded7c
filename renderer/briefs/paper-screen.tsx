import { useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Brief } from '../../shared/domain/briefs.ts';
import type { CheckPlace } from '../../shared/domain/export-gate.ts';
import type { CalendarDay } from '../../shared/domain/dates.ts';
import { enclosesExhibits } from '../../shared/domain/paper-templates.ts';
import { useCommand } from '../commands.ts';
import { useNavigate } from '../navigation.ts';
import { listChoice } from '../prints/list-choices.ts';
import { askToPrint, usePrintChoices, type PrintChoice } from '../prints/print-choices.ts';
import { Button } from '../ui/button.tsx';
import { Panes } from '../ui/panes.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { useStored } from '../ui/use-stored.ts';
import type { PageRequest } from '../viewer/page-scroller.tsx';
import { CheckBar } from './check-bar.tsx';
import { CiteCheckBar } from './cite-check/cite-check-bar.tsx';
import { AuthorityForm } from './editor/authority-form.tsx';
import { wordsToName } from './editor/authority-mark.ts';
import { caseView } from './editor/case-view.ts';
import type { Anchor } from './editor/comment-places.ts';
import { createActs } from './editor/editor-acts.ts';
import { saveTyping, showBlock } from './editor/editor-control.ts';
import { InsertMenu } from './editor/insert-menu.tsx';
import { turnIntoText } from './editor/live-to-text.ts';
import { liveTarget } from './editor/live-target.ts';
import { Peek, type Peeked } from './editor/peek.tsx';
import { useCaseView } from './editor/use-case-view.ts';
import { usePaper } from './editor/use-paper.ts';
import { ExportDialog } from './export-dialog.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { PapersBar } from './papers-bar.tsx';
import { SidePane, sideTabs, type SideTab } from './side-pane.tsx';
import { useFrontPreview } from './use-front-preview.ts';
import { usePreview } from './use-preview.ts';
import { WritePane } from './write-pane.tsx';
import './editor/editor.css';
import './editor/panes.css';

type Props = {
  readonly brief: Brief;
  readonly papers: readonly Brief[];
  readonly today: CalendarDay;
  readonly onChoose: (id: string) => void;
};

const heights = { 'us-letter': 792, a4: 841.89 } as const;
const isTab = (value: unknown): value is SideTab => typeof value === 'string' && value in sideTabs;

/** One paper: what stands beside it, its text, and the real PDF as it stands. */
export function PaperScreen({ brief, papers, today, onChoose }: Props): ReactNode {
  const isReadOnly = useContext(ReadOnly);
  const { open } = useNavigate();
  const [tab, setTab] = useStored<SideTab>('briefs.tab', 'outline', isTab);
  const [isWhole, setWhole] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [peeked, setPeeked] = useState<Peeked | null>(null);
  const [inserting, setInserting] = useState<{ only: 'cites' | null; isSlash: boolean } | null>(null);
  const [naming, setNaming] = useState(false);
  const [askedPage, setAskedPage] = useState<PageRequest | null>(null);
  const [draft, setDraft] = useState<Anchor | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const holder = useMemo(() => createActs(), []);
  const paper = usePaper(brief, place, holder, isReadOnly);
  const { editor } = paper;
  const date = brief.issuedOn ?? today;
  useCaseView(brief.id, date, editor);
  const front = useFrontPreview({ brief: brief.id, date, editor, isOn: !isWhole });
  const whole = usePreview(isWhole ? { brief: brief.id, bundle: true, date } : null);

  const startExport = async () => {
    // An export is entered into the log, so a case that is open for reading only has none; its preview shows all.
    if (isReadOnly) return;
    // What cannot be saved is said below the text; the export then takes what was saved last.
    await saveTyping().catch(() => undefined);
    setExporting(true);
  };
  useCommand('export-brief', () => void startExport());
  const printChoices = (): readonly PrintChoice[] => {
    const alone: PrintChoice = { words: brief.title, what: { kind: 'paper', brief: brief.id, bundle: false } };
    const all: PrintChoice = {
      words: `${brief.title} with its exhibits`,
      what: { kind: 'paper', brief: brief.id, bundle: true },
    };
    const list = brief.template === 'exhibit-list' ? [] : [listChoice('exhibit-list')];
    return isWhole ? [all, alone, ...list] : [alone, all, ...list];
  };
  usePrintChoices(printChoices);
  const print = async () => {
    await saveTyping().catch(() => undefined);
    askToPrint(printChoices());
  };
  const showWhole = (next: boolean) => {
    setPeeked(null);
    if (next)
      void saveTyping()
        .catch(() => undefined)
        .then(() => setWhole(true));
    else setWhole(false);
  };
  const showPlace = (at: CheckPlace) => {
    if (at.kind === 'source') open({ screen: 'sources', id: at.source, page: at.page });
    else if (at.kind === 'block') showBlock(at.block);
    else {
      showWhole(true);
      setAskedPage({ page: at.page });
    }
  };
  const closePeek = useCallback(() => {
    setPeeked(null);
    editor?.view.focus();
  }, [editor]);
  const closeInsert = useCallback(() => setInserting(null), []);

  const closeNaming = useCallback(() => setNaming(false), []);

  useEffect(() => {
    holder.use({
      peek: (cited) => setPeeked({ kind: 'place', place: cited }),
      peekFact: (fact) => setPeeked({ kind: 'fact', fact }),
      openLive: (object, id) => {
        const target = liveTarget(object, id, caseView());
        if (target !== null) open(target);
        else if (object === 'exhibits' || object === 'certificate') setTab('exhibits');
      },
      openInsert: (only, isSlash = false) => {
        if (!isReadOnly) setInserting({ only, isSlash });
      },
      turnIntoText: (at) => {
        if (editor !== null && !isReadOnly) void turnIntoText(editor.view, at, { brief: brief.id, date });
      },
      nameAuthority: () => {
        if (!isReadOnly && editor !== null && wordsToName(holder.inner() ?? editor.view) !== null) setNaming(true);
      },
      addComment: () => {
        if (editor === null || editor.state.selection.empty || isReadOnly) return;
        const { from, to } = editor.state.selection;
        setDraft({ from, to });
        setTab('comments');
      },
    });
  });
  // A comment that is being written stays on its words while the text around them changes.
  useEffect(() => {
    if (editor === null || draft === null) return;
    const follow = ({
      transaction,
    }: {
      transaction: { docChanged: boolean; mapping: { map: (at: number) => number } };
    }) => {
      if (!transaction.docChanged) return;
      setDraft((now) =>
        now === null ? null : { from: transaction.mapping.map(now.from), to: transaction.mapping.map(now.to) },
      );
    };
    editor.on('transaction', follow);
    return () => void editor.off('transaction', follow);
  }, [editor, draft]);

  return (
    <>
      <Panes
        name="papers"
        listTitle="Parts of the paper"
        mainTitle="Text"
        inspectorTitle="Preview"
        widths={{ list: 272, inspector: 420 }}
        list={
          <>
            <PapersBar papers={papers} current={brief} isReadOnly={isReadOnly} onChoose={onChoose} />
            <SidePane
              tab={tab}
              onTab={setTab}
              brief={brief}
              editor={editor}
              holder={holder}
              today={today}
              isReadOnly={isReadOnly}
              draft={draft}
              onDraftDone={() => setDraft(null)}
              onExport={() => void startExport()}
            />
          </>
        }
        main={
          <>
            <h1 className="hidden-text">{brief.title}</h1>
            <WritePane
              paper={paper}
              place={place}
              holder={holder}
              isReadOnly={isReadOnly}
              pages={front.made?.pages ?? null}
              tools={
                <>
                  <Button title="Print (Ctrl+P)" onClick={() => void print()}>
                    Print
                  </Button>
                  {isReadOnly ? null : (
                    <Button look="primary" onClick={() => void startExport()}>
                      Export brief
                    </Button>
                  )}
                </>
              }
            />
            <CiteCheckBar brief={brief.id} title={brief.title} keptAt={paper.saving.at} />
            {isWhole ? <CheckBar made={whole.made} busy={whole.busy} /> : null}
          </>
        }
        inspector={
          peeked === null ? (
            <PaperPreview
              editor={editor}
              front={front}
              whole={whole}
              isWhole={isWhole}
              template={brief.template}
              askedPage={askedPage}
              onWhole={showWhole}
              pageHeight={heights[brief.paper]}
            />
          ) : (
            <Peek peeked={peeked} onPeek={(cited) => setPeeked({ kind: 'place', place: cited })} onClose={closePeek} />
          )
        }
      />
      {inserting === null || editor === null ? null : (
        <InsertMenu editor={editor} holder={holder} {...inserting} onClose={closeInsert} />
      )}
      {naming && editor !== null && (
        <AuthorityForm editor={editor} view={holder.inner() ?? editor.view} onClose={closeNaming} />
      )}
      {exporting && (
        <ExportDialog
          brief={brief}
          bundle={enclosesExhibits(brief.template)}
          date={date}
          preview={whole}
          onClose={() => setExporting(false)}
          onShow={showPlace}
        />
      )}
    </>
  );
}
