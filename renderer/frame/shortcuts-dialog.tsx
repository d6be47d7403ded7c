import type { ReactNode } from 'react';
import { shellBridge } from '../shell.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { hideShortcuts, useShortcutsShown } from './shortcuts-request.ts';
import { keysOn, shortcutGroups } from './shortcuts.ts';
import './shortcuts.css';

/** The list of keys, when it was asked for. */
export function ShortcutsDialog(): ReactNode {
  if (!useShortcutsShown()) return null;
  const { platform } = shellBridge();
  return (
    <Dialog
      title="Keyboard shortcuts"
      wide
      onClose={hideShortcuts}
      onSubmit={hideShortcuts}
      actions={
        <Button look="primary" type="submit">
          Close
        </Button>
      }
    >
      <div className="shortcuts" tabIndex={0} role="region" aria-label="Keys">
        <div className="shortcuts-columns">
          {shortcutGroups.map(({ title, shortcuts }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl>
                {shortcuts.map(({ act, keys }) => (
                  <div key={act}>
                    <dt>{act}</dt>
                    <dd>
                      {keys.map((each) => (
                        <kbd key={each}>{keysOn(platform, each)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
