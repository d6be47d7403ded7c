import type { ReactNode } from 'react';
import type { OpenedCase } from '../../shared/contract/shell.ts';
import { useCall } from '../api.ts';
import { SearchBox } from '../search/search-box.tsx';
import { lockCase } from '../shell-state.ts';
import { Button } from '../ui/button.tsx';
import { clockWords } from '../ui/date-text.tsx';

/** The case, the search over everything, what was saved when, and the lock. */
export function TitleBar({ opened }: { readonly opened: OpenedCase }): ReactNode {
  const history = useCall('history.state', {}, { keep: true });
  const info = useCall('case.info', {}, { keep: true });
  const savedAt = history.data?.savedAt ?? null;
  return (
    <header className="title-bar">
      <h1 className="case-title" title={info.data?.title ?? opened.title}>
        {info.data?.title ?? opened.title}
      </h1>
      <SearchBox />
      <p className="title-state">
        <span className="quiet figures" role="status" title={history.data?.undo ?? undefined}>
          {savedAt === null ? '' : `Saved ${clockWords(savedAt)}`}
        </span>
        {opened.encrypted ? (
          <Button look="quiet" title="Drop the keys and ask for the passphrase" onClick={() => void lockCase()}>
            Lock
          </Button>
        ) : (
          <span className="not-encrypted" title="Anyone with this folder can read the case.">
            Not encrypted
          </span>
        )}
      </p>
    </header>
  );
}
