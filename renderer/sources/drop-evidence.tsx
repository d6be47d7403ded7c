import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { failureOf } from '../api.ts';
import { showToast } from '../ui/toast.tsx';
import { failureLine } from '../words.ts';
import { importDropped } from './import-evidence.ts';
import './sources.css';

/** Takes files and folders that are dropped anywhere on an open case. */
export function DropEvidence({ children }: { readonly children: ReactNode }): ReactNode {
  const [over, setOver] = useState(0);
  const holdsFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const onDrop = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(0);
    importDropped([...event.dataTransfer.files]).catch((cause: unknown) => showToast(failureLine(failureOf(cause))));
  };
  return (
    <div
      className="drop-evidence"
      onDragEnter={(event) => holdsFiles(event) && setOver(over + 1)}
      onDragLeave={(event) => holdsFiles(event) && setOver(Math.max(0, over - 1))}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
      }}
      onDrop={onDrop}
    >
      {children}
      {over > 0 ? (
        <p className="drop-note">Add to the evidence of this case. The originals stay where they are.</p>
      ) : null}
    </div>
  );
}
