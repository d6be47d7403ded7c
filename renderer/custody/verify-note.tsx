import type { ReactNode } from 'react';
import { useNavigate } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { counted } from '../words.ts';
import type { Verify } from './use-verify.ts';

/** What the check found: that all stands as it was written, or each problem with its source. */
export function VerifyNote({ verify }: { readonly verify: Verify }): ReactNode {
  const { open } = useNavigate();
  const { result, progress } = verify;
  if (verify.failure !== null) return <ErrorNote failure={verify.failure} onRetry={() => void verify.start()} />;
  if (verify.busy) {
    return (
      <div className="verify-note">
        <ProgressLine
          words="Checking the chain and hashing the evidence"
          done={progress?.done ?? 0}
          total={progress?.total ?? 0}
          onCancel={verify.cancel}
        />
      </div>
    );
  }
  if (result === null) return null;
  const looked = `${counted(result.steps, 'step')} and ${counted(result.objects, 'evidence file')}`;
  if (result.ok) {
    return (
      <p className="verify-note sound" role="status">
        All stands as it was written: {looked} checked.
      </p>
    );
  }
  return (
    <div className="verify-note unsound" role="alert">
      <p>
        <strong>{counted(result.problems.length, 'problem')} found</strong> in {looked}. Nothing was changed; keep this
        folder as it is and compare it with a backup.
      </p>
      <ul>
        {result.problems.map((problem) => (
          <li key={`${problem.source ?? ''} ${problem.what}`}>
            {problem.source !== null && (
              <Button look="link" onClick={() => open({ screen: 'sources', id: problem.source })}>
                {problem.title ?? 'A source'}
              </Button>
            )}
            {problem.source !== null && ': '}
            {problem.what}
          </li>
        ))}
      </ul>
    </div>
  );
}
