import { Suspense } from 'react';
import type { ReactNode } from 'react';
import type { OpenedCase } from '../../shared/contract/shell.ts';
import { AppError } from '../../shared/errors.ts';
import { useSelection } from '../navigation.ts';
import { DropEvidence } from '../sources/drop-evidence.tsx';
import { FindRedactions } from '../redactions/find-redactions.tsx';
import { TakeOut } from '../copies/take-out.tsx';
import { ImportPanel } from '../sources/import-panel.tsx';
import { openCase } from '../shell-state.ts';
import { Button } from '../ui/button.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { PrintDialogs } from '../prints/print-dialog.tsx';
import { screenWords } from '../words.ts';
import { Rail } from './rail.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';
import { screenComponents } from './screen-components.ts';
import { StatusBar } from './status-bar.tsx';
import { TitleBar } from './title-bar.tsx';
import { useFrameKeys } from './use-frame-keys.ts';
import './frame.css';

/** An open case: title bar, rail, the screen in view, status bar. */
export function Workspace(props: { readonly opened: OpenedCase; readonly gone: string | null }): ReactNode {
  const { screen } = useSelection();
  useFrameKeys();
  const Screen = screenComponents[screen];
  return (
    <ReadOnly value={props.opened.readOnly}>
      <DropEvidence>
        <div className="frame">
          <TitleBar opened={props.opened} />
          {props.opened.readOnly ? <ReadOnlyBanner opened={props.opened} /> : null}
          <div className="frame-body">
            <Rail />
            <main className="frame-screen" aria-label={screenWords[screen]}>
              {props.gone === null ? (
                <ScreenBoundary key={screen}>
                  <Suspense fallback={null}>
                    <Screen />
                  </Suspense>
                </ScreenBoundary>
              ) : (
                <HostGone reason={props.gone} />
              )}
            </main>
          </div>
          <ImportPanel isReadOnly={props.opened.readOnly} />
          <FindRedactions />
          {props.gone === null && <PrintDialogs screen={screenWords[screen]} />}
          <TakeOut title={props.opened.title} encrypted={props.opened.encrypted} />
          <StatusBar />
        </div>
      </DropEvidence>
    </ReadOnly>
  );
}

function HostGone({ reason }: { readonly reason: string }): ReactNode {
  return (
    <div className="host-gone">
      <ErrorNote failure={new AppError('internal', reason)} />
      <Button look="primary" onClick={() => void openCase(null)}>
        Open the case again
      </Button>
    </div>
  );
}

function ReadOnlyBanner({ opened }: { readonly opened: OpenedCase }): ReactNode {
  return (
    <p className="banner" role="note">
      <strong>Open for reading only.</strong> {reasonOf(opened)}
    </p>
  );
}

function reasonOf({ readOnlyReason, heldBy }: OpenedCase): string {
  switch (readOnlyReason) {
    case 'in-use':
      return `It is open elsewhere${heldBy === null ? '' : ` (${heldBy})`}. Close it there, then open it here again.`;
    case 'not-writable':
      return 'Its folder cannot be written to. Move the folder, or change its permissions, then open it again.';
    case 'damaged':
      return 'The case file is damaged. Nothing is lost that can be seen here; go back to a backup to go on working.';
    default:
      return 'Changes cannot be saved.';
  }
}
