import type { Editor } from '@tiptap/core';
import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { PdfViewer } from '../viewer/pdf-viewer.tsx';
import type { PageRequest } from '../viewer/page-scroller.tsx';
import { SteadyPdfViewer } from '../viewer/steady-pdf-viewer.tsx';
import { blockAt } from './editor/outline.ts';
import { showBlockIn } from './editor/show-block.ts';
import { useEditorValue } from './editor/use-editor-value.ts';
import { blockAtPoint, placeOfBlock } from './preview-places.ts';
import type { FrontPreview } from './use-front-preview.ts';
import { TemplateError, templateFault } from './template-error.tsx';
import type { Preview } from './use-preview.ts';

type Props = {
  readonly editor: Editor | null;
  readonly front: { readonly made: FrontPreview | null; readonly failure: Preview['failure']; readonly busy: boolean };
  readonly whole: Preview;
  readonly isWhole: boolean;
  /** The template that sets the paper. */
  readonly template: string;
  /** A page of the whole that somebody asked to see. */
  readonly askedPage: PageRequest | null;
  readonly onWhole: (isWhole: boolean) => void;
  /** Height of the paper's pages in points. */
  readonly pageHeight: number;
};

/** The real PDF beside the text: the paper alone, which follows the cursor, or the whole with its exhibits. */
export function PaperPreview(props: Props): ReactNode {
  const { editor, front, whole, isWhole } = props;
  const shown = isWhole ? whole : front;
  return (
    <div className="brief-preview">
      <div className="toolbar">
        <div className="view-switch" role="group" aria-label="What the preview shows">
          <Button look="quiet" aria-pressed={!isWhole} onClick={() => props.onWhole(false)}>
            Paper
          </Button>
          <Button look="quiet" aria-pressed={isWhole} onClick={() => props.onWhole(true)}>
            With exhibits
          </Button>
        </div>
        <span className="quiet small toolbar-end" role="status">
          {shown.busy && (isWhole || front.made === null) ? 'Setting the paper' : ''}
        </span>
      </div>
      {shown.failure !== null &&
        (isWhole && templateFault(shown.failure) === null ? (
          <ErrorNote failure={shown.failure} onRetry={whole.again} />
        ) : (
          <TemplateError failure={shown.failure} template={props.template} />
        ))}
      {!isWhole && <MissingGlyphs made={front.made} editor={editor} />}
      <div className="brief-page">
        {isWhole ? (
          <WholePreview whole={whole} askedPage={props.askedPage} />
        ) : (
          (front.made !== null || front.failure === null) && (
            <FrontPages editor={editor} made={front.made} pageHeight={props.pageHeight} />
          )
        )}
      </div>
    </div>
  );
}

/** Characters that no font has: each leads to the block in which it stands. */
function MissingGlyphs({
  made,
  editor,
}: {
  readonly made: FrontPreview | null;
  readonly editor: Editor | null;
}): ReactNode {
  if (made === null || made.missing.length === 0) return null;
  return (
    <p className="table-note" role="status">
      No font has{' '}
      {made.missing.map(({ character, codePoint, blocks }, at) => (
        <span key={codePoint}>
          {at === 0 ? '' : ', '}
          {blocks[0] === undefined || editor === null ? (
            `${character} (${codePoint})`
          ) : (
            <Button look="quiet" onClick={() => showBlockIn(editor, blocks[0] ?? 0)}>
              {character} ({codePoint})
            </Button>
          )}
        </span>
      ))}
      . Its code point is printed instead, and the export asks for a reason.
    </p>
  );
}

function WholePreview({ whole, askedPage }: Pick<Props, 'whole' | 'askedPage'>): ReactNode {
  const { made } = whole;
  // A bundle that is set again stays on the page that was in view.
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState({ of: made, by: askedPage, request: askedPage ?? { page: 1 } });
  if (asked.by !== askedPage && askedPage !== null) setAsked({ of: made, by: askedPage, request: askedPage });
  else if (asked.of !== made) {
    const request = page === 1 ? asked.request : { page: Math.min(page, made?.pages ?? 1) };
    setAsked({ of: made, by: askedPage, request });
  }
  if (made === null) return whole.failure === null ? <p className="table-note quiet">Setting the paper</p> : null;
  return <PdfViewer bytes={made.pdf} label="Preview with exhibits" request={asked.request} onPage={setPage} />;
}

function FrontPages(props: {
  readonly editor: Editor | null;
  readonly made: FrontPreview | null;
  readonly pageHeight: number;
}): ReactNode {
  const { editor, made, pageHeight } = props;
  const block = useEditorValue(editor, 0, ({ doc, selection }) => blockAt(doc, selection.from));
  /** The block that somebody pointed at in the preview: the pages stay where they are for it. */
  const [pointed, setPointed] = useState<number | null>(null);
  const place = made === null ? null : placeOfBlock(made.places, block);
  const { page, top } = place ?? { page: null, top: 0 };
  const request = useMemo(() => {
    if (page === null || pointed === block) return null;
    return { page, part: Math.min(1, Math.max(0, top / pageHeight)), gently: true };
  }, [page, top, pageHeight, block, pointed]);
  if (made === null) return <p className="table-note quiet">Setting the paper</p>;
  return (
    <SteadyPdfViewer
      bytes={made.pdf}
      label="Preview of the paper"
      request={request}
      onPoint={(number, part) => {
        const found = blockAtPoint(made.places, number, part * pageHeight);
        if (found === null || editor === null) return;
        setPointed(found);
        showBlockIn(editor, found);
      }}
    />
  );
}
