import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import type { Brief } from '../../shared/domain/briefs.ts';
import type { CalendarDay } from '../../shared/domain/dates.ts';
import { Button } from '../ui/button.tsx';
import { CasePane } from './editor/case-pane.tsx';
import type { Anchor } from './editor/comment-places.ts';
import { CommentsPane } from './editor/comments-pane.tsx';
import type { ActsHolder } from './editor/editor-acts.ts';
import { OutlinePane } from './editor/outline-pane.tsx';
import { VersionsPane } from './editor/versions-pane.tsx';
import { ExhibitsPane } from './exhibits-pane.tsx';
import { PastExports } from './past-exports.tsx';
import { SettingsPane } from './settings-pane.tsx';

export const sideTabs = {
  outline: 'Outline',
  case: 'Facts and excerpts',
  comments: 'Comments',
  versions: 'Versions',
  exhibits: 'Exhibits',
  settings: 'Settings',
  exports: 'Past exports',
} as const;
export type SideTab = keyof typeof sideTabs;

type Props = {
  readonly tab: SideTab;
  readonly onTab: (tab: SideTab) => void;
  readonly brief: Brief;
  readonly editor: Editor | null;
  readonly holder: ActsHolder;
  readonly today: CalendarDay;
  readonly isReadOnly: boolean;
  readonly draft: Anchor | null;
  readonly onDraftDone: () => void;
  readonly onExport: () => void;
};

/** What stands beside the text, one part at a time. */
export function SidePane(props: Props): ReactNode {
  const { tab, brief, editor, holder, isReadOnly } = props;
  return (
    <>
      <div className="toolbar side-tabs" role="group" aria-label="Part of the paper">
        {(Object.entries(sideTabs) as [SideTab, string][]).map(([name, words]) => (
          <Button key={name} look="quiet" aria-pressed={tab === name} onClick={() => props.onTab(name)}>
            {words}
          </Button>
        ))}
      </div>
      <div className="brief-panel">
        {tab === 'outline' && <OutlinePane editor={editor} />}
        {tab === 'case' && <CasePane editor={editor} holder={holder} isReadOnly={isReadOnly} />}
        {tab === 'comments' && (
          <CommentsPane
            brief={brief.id}
            editor={editor}
            isReadOnly={isReadOnly}
            draft={props.draft}
            onDraftDone={props.onDraftDone}
          />
        )}
        {tab === 'versions' && <VersionsPane brief={brief.id} editor={editor} isReadOnly={isReadOnly} />}
        {tab === 'exhibits' && <ExhibitsPane brief={brief} />}
        {tab === 'settings' && <SettingsPane key={brief.id} brief={brief} today={props.today} />}
        {tab === 'exports' && <PastExports brief={brief.id} onExport={props.onExport} />}
      </div>
    </>
  );
}
