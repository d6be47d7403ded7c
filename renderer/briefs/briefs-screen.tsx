import { useState, type ReactNode } from 'react';
import type { CheckPlace } from '../../shared/domain/export-gate.ts';
import { useCall } from '../api.ts';
import { useCommand } from '../commands.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { useToday } from '../today.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { Panes } from '../ui/panes.tsx';
import { PdfViewer } from '../viewer/pdf-viewer.tsx';
import { BriefTexts } from './brief-texts.tsx';
import { CheckBar } from './check-bar.tsx';
import { ExhibitsPane } from './exhibits-pane.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { PastExports } from './past-exports.tsx';
import { usePreview } from './use-preview.ts';
import '../ui/screen.css';
import './briefs.css';

const tabs = { exhibits: 'Exhibits', texts: 'Texts', exports: 'Past exports' } as const;
type Tab = keyof typeof tabs;

/** The brief: its exhibits and texts, the real PDF as it stands, and the checks that it must pass to be exported. */
export function BriefsScreen(): ReactNode {
  const briefs = useCall('briefs.list', {});
  const place = useSelection();
  const today = useToday();
  const [tab, setTab] = useState<Tab>('exhibits');
  const [bundle, setBundle] = useState(true);
  const [exporting, setExporting] = useState(false);
  const brief = briefs.data?.find((each) => each.id === place.id) ?? briefs.data?.[0];
  const date = brief?.issuedOn ?? today;
  const preview = usePreview(brief === undefined ? null : { brief: brief.id, bundle, date });
  useCommand('export-brief', () => setExporting(true));
  const { made } = preview;
  // A brief that is set again stays on the page that was in view.
  const [page, setPage] = useState(1);
  const [asked, setAsked] = useState({ of: made, request: { page: 1 } });
  if (asked.of !== made) setAsked({ of: made, request: { page: Math.min(page, made?.pages ?? 1) } });

  const { open } = useNavigate();
  const showPlace = (at: CheckPlace) => {
    if (at.kind === 'source') open({ screen: 'sources', id: at.source, page: at.page });
    if (at.kind === 'page') setAsked({ of: made, request: { page: at.page } });
  };

  if (briefs.error !== null) return <ErrorNote failure={briefs.error} onRetry={() => void briefs.refetch()} />;
  if (brief === undefined) {
    return briefs.isPending ? null : (
      <EmptyState>A brief belongs here. This case has none; a case made by this program begins with one.</EmptyState>
    );
  }
  const tools = (
    <>
      <div className="view-switch" role="group" aria-label="What the preview shows">
        <Button look="quiet" aria-pressed={!bundle} onClick={() => setBundle(false)}>
          Brief only
        </Button>
        <Button look="quiet" aria-pressed={bundle} onClick={() => setBundle(true)}>
          With exhibits
        </Button>
      </div>
      <Button look="primary" onClick={() => setExporting(true)}>
        Export brief
      </Button>
    </>
  );
  return (
    <>
      <Panes
        name="briefs"
        listTitle="Brief"
        mainTitle="Preview"
        widths={{ list: 420, inspector: 300 }}
        list={
          <>
            <div className="toolbar" role="group" aria-label="Part of the brief">
              {(Object.entries(tabs) as [Tab, string][]).map(([name, words]) => (
                <Button key={name} look="quiet" aria-pressed={tab === name} onClick={() => setTab(name)}>
                  {words}
                </Button>
              ))}
            </div>
            <div className="brief-panel">
              {tab === 'exhibits' && <ExhibitsPane brief={brief} />}
              {tab === 'texts' && <BriefTexts key={brief.id} brief={brief} today={today} />}
              {tab === 'exports' && <PastExports brief={brief.id} onExport={() => setExporting(true)} />}
            </div>
          </>
        }
        main={
          <div className="brief-preview">
            <div className="toolbar">
              <h1>{brief.title}</h1>
              <span className="quiet" role="status">
                {preview.busy ? 'Setting the brief' : ''}
              </span>
              <span className="toolbar-end brief-tools">{tools}</span>
            </div>
            {preview.failure !== null && <ErrorNote failure={preview.failure} onRetry={preview.again} />}
            <div className="brief-page">
              {made === null ? (
                preview.failure === null && <p className="table-note quiet">Setting the brief</p>
              ) : (
                <PdfViewer bytes={made.pdf} label="Preview of the brief" request={asked.request} onPage={setPage} />
              )}
            </div>
            <CheckBar made={made} busy={preview.busy} />
          </div>
        }
      />
      {exporting && (
        <ExportDialog
          brief={brief}
          bundle={bundle}
          date={date}
          preview={preview}
          onClose={() => setExporting(false)}
          onShow={showPlace}
        />
      )}
    </>
  );
}
