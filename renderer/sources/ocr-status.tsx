import type { ReactNode } from 'react';
import { useAct, useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { counted } from '../words.ts';

/** How far the reading of scanned pages is, with what stops it and what sets it going again. */
export function OcrStatus(): ReactNode {
  const { data: state } = useCall('ocr.state', {});
  const pause = useAct('ocr.pause');
  const resume = useAct('ocr.resume');
  if (state === undefined || state.phase === 'idle' || state.total === 0) return null;
  if (state.phase === 'reading') {
    return (
      <ProgressLine
        words="Reading scanned pages"
        done={state.done}
        total={state.total}
        cancelWords="Stop"
        onCancel={() => pause.mutate({})}
      />
    );
  }
  return (
    <span className="progress-line">
      <span className="progress-words figures">{counted(state.total - state.done, 'scanned page')} not read</span>
      <Button look="quiet" disabled={resume.isPending} onClick={() => resume.mutate({})}>
        Read them
      </Button>
    </span>
  );
}
