import { useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { ExcerptView, SourceRow } from '../../shared/contract/views.ts';
import { hasHtml, isPicture, type SourceFormat, sourceFormats } from '../../shared/domain/sources.ts';
import type { Redaction } from '../../shared/domain/redactions.ts';
import { call, useCall } from '../api.ts';
import { ColumnsMark, RedactedColumns, RedactionLayer } from '../redactions/redaction-layer.tsx';
import { RedactionNote } from '../redactions/redaction-note.tsx';
import { useStruckRows } from '../redactions/use-struck-rows.ts';
import { useTextRedactions } from '../redactions/use-text-redactions.ts';
import { WrittenRedactions } from '../redactions/written-redactions.tsx';
import { showToast } from '../ui/toast.tsx';
import { OcrLayer } from './ocr-layer.tsx';
import type { Wanted } from '../viewer/find-words.ts';
import { HtmlViewer, linesOfWords, type PickedWords, type WrittenPage } from '../viewer/html-viewer.tsx';
import { ImageViewer, type PageImages } from '../viewer/image-viewer.tsx';
import type { PageRequest } from '../viewer/page-scroller.tsx';
import { PdfViewer } from '../viewer/pdf-viewer.tsx';
import type { Picked } from '../viewer/picked.ts';
import { TableViewer } from '../viewer/table-viewer.tsx';
import { TextViewer } from '../viewer/text-viewer.tsx';
import type { PageTexts } from '../viewer/use-find.ts';
import type { ReadTable } from '../viewer/use-table-rows.ts';
import { useViewPlace } from '../viewer/view-places.ts';
import type { PageView } from '../viewer/word-layer.tsx';
import { MemberList } from './member-list.tsx';
import { AttachedLinks, usePartsOf } from './part-links.tsx';

const chunk = 4_194_304;
const noRedactions: readonly Redaction[] = [];

/** What is shown as it was written, and not as lines, by its own HTML. */
export const asHtml: ReadonlySet<SourceFormat> = new Set(sourceFormats.filter(hasHtml));
const isTable = (format: SourceFormat) => format === 'csv' || format === 'xlsx';
const isMail = (format: SourceFormat) => format === 'eml' || format === 'msg';

/** Shows the bytes of a source with the viewer of its format. */
export function SourcePages(props: {
  readonly source: SourceRow;
  /** Size of the bytes that are shown: of a copy without its password where that was typed. */
  readonly total: number;
  /** Whether its pages take the focus when nothing else has it. */
  readonly takesFocus: boolean;
  readonly meta: Readonly<Record<string, string>>;
  readonly asText: boolean;
  readonly excerpts: readonly ExcerptView[];
  readonly current: string | null;
  readonly request: PageRequest | null;
  readonly wanted: Wanted | null;
  readonly texts: PageTexts;
  readonly isPickingRegion: boolean;
  readonly onRegionCancel: () => void;
  readonly onPicked: (picked: Picked | null) => void;
  readonly onMark: (id: string) => void;
  readonly tools: ReactNode;
  /** Leads to the other view of the source (as text, or as its pages), at a page from 1. */
  readonly onOtherView: (page: number) => void;
}): ReactNode {
  const { source, texts, total } = props;
  const { id, format } = source;
  const ranged = useMemo(
    () => ({
      total,
      read: async (offset: number, length: number) => (await call('sources.read', { id, offset, length })).bytes,
    }),
    [id, total],
  );
  const marks = useMemo(() => props.excerpts.map((each) => ({ ...each, words: each.quote })), [props.excerpts]);
  const html = useCallback(async () => (await call('sources.html', { id })).html, [id]);
  const readTable = useCallback<ReadTable>(
    (sheet, from, count) => call('sources.table', { id, sheet, from, count }),
    [id],
  );
  const pickWords = async (words: PickedWords | null) => {
    if (words === null) return props.onPicked(null);
    const all = await texts(1, Math.min(200, Math.max(1, source.pages)));
    const lines = linesOfWords(
      words.quote,
      all.map((text, index) => ({ number: index + 1, text })),
    );
    if (lines === null) return showToast('These words run over more than one page. Choose “Text” to excerpt them.');
    props.onPicked({ kind: 'lines', quote: words.quote, rects: [], anchor: words.anchor, ...lines });
  };
  const parts = usePartsOf(id);
  const wordLayer = useCallback(
    (page: number, view: PageView) => (
      <>
        <OcrLayer source={id} page={page} view={view} />
        <RedactionLayer source={id} page={page} view={view} />
      </>
    ),
    [id],
  );
  const lineLayer = useCallback(
    (page: number, line: number) => <RedactedColumns source={id} page={page} line={line} />,
    [id],
  );
  const citesLines = format !== 'pdf' && !isPicture(format);
  const { data: redactions = noRedactions } = useCall('redactions.list', { id });
  const struckIn = useStruckRows(texts, isTable(format) && !props.asText ? redactions : noRedactions);
  const inText = useTextRedactions(texts, props.asText && !citesLines ? redactions : noRedactions);
  const wordColumns = useCallback(
    (page: number, line: number) =>
      inText.onLine(page, line).map((each) => <ColumnsMark key={`${each.mark.id} ${each.from}`} {...each} />),
    [inText],
  );
  const [unplaced, setUnplaced] = useState<readonly Redaction[]>(noRedactions);
  const written = useCallback(
    (sheet: WrittenPage) => (
      <WrittenRedactions source={source} written={sheet} texts={texts} onUnplaced={setUnplaced} />
    ),
    [source, texts],
  );
  const elsewhere = (marks: readonly Redaction[]) => (
    <RedactionNote
      marks={marks}
      action={props.asText ? 'Show on the page' : 'Show as text'}
      onShow={props.onOtherView}
    />
  );
  const { place, note } = useViewPlace(id);
  const shared = {
    label: source.title,
    request: props.request,
    currentMark: props.current,
    tools: props.tools,
    place,
    onPlace: note,
  };

  if (props.asText) {
    return (
      <TextViewer
        {...shared}
        {...props}
        pages={Math.max(1, source.pages)}
        marks={marks}
        citesLines={citesLines}
        lineLayer={citesLines ? lineLayer : wordColumns}
        note={citesLines ? null : elsewhere(inText.unplaced)}
      />
    );
  }
  if (format === 'pdf') {
    return <PdfViewer {...shared} {...props} bytes={ranged} marks={marks} wordLayer={wordLayer} hasRail />;
  }
  if (isTable(format)) {
    const about = { read: readTable, pages: Math.max(1, source.pages), marks, struckIn };
    return <TableViewer {...shared} {...props} {...about} />;
  }
  if (format === 'zip') {
    return (
      <>
        {elsewhere(redactions)}
        <MemberList source={source} tools={props.tools} />
      </>
    );
  }
  if (asHtml.has(format)) {
    const head = isMail(format) ? mailHead(props.meta, parts) : [];
    return (
      <HtmlViewer
        {...shared}
        load={html}
        head={head}
        wanted={props.wanted}
        marks={marks}
        layer={written}
        note={elsewhere(unplaced)}
        onPicked={(words) => void pickWords(words)}
      />
    );
  }
  return <Images {...shared} {...props} marks={marks} wordLayer={wordLayer} />;
}

function mailHead(
  meta: Readonly<Record<string, string>>,
  parts: readonly SourceRow[],
): (readonly [string, ReactNode])[] {
  const names = [
    ['from', 'From'],
    ['to', 'To'],
    ['cc', 'Cc'],
    ['date', 'Date'],
    ['subject', 'Subject'],
  ] as const;
  const stated = names.flatMap(([key, words]) => (meta[key] === undefined ? [] : [[words, meta[key]] as const]));
  const attached = meta['attachments'] ?? '';
  if (attached === '' && parts.length === 0) return stated;
  return [...stated, ['Attached', <AttachedLinks key="attached" parts={parts} stated={attached} />]];
}

function Images(
  props: Omit<Parameters<typeof ImageViewer>[0], 'sizes' | 'images'> & { readonly source: SourceRow },
): ReactNode {
  const { id, format, bytes: total } = props.source;
  const pages = useCall('sources.pages', { id, from: 1, count: 200 });
  const images = useCallback<PageImages>(
    async (page) => {
      if (format === 'tiff') return { bytes: (await call('sources.png', { id, page })).bytes, type: 'image/png' };
      return { bytes: await readAll(id, total), type: `image/${format}` };
    },
    [id, format, total],
  );
  if (pages.data === undefined) return null;
  return <ImageViewer {...props} sizes={pages.data} images={images} />;
}

async function readAll(id: string, total: number): Promise<Uint8Array> {
  const whole = new Uint8Array(total);
  for (let offset = 0; offset < total; offset += chunk) {
    const { bytes } = await call('sources.read', { id, offset, length: Math.min(chunk, total - offset) });
    whole.set(bytes, offset);
  }
  return whole;
}
