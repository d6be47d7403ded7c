import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { StepView } from '../../shared/contract/views.ts';
import type { CaseInfo } from '../../shared/domain/cases.ts';
import { counted } from '../words.ts';
import { stepWords } from './step-words.ts';

type Props = { readonly steps: readonly StepView[]; readonly info: CaseInfo | null };

/** The log on paper, oldest first, as an appendix: shown to the printer alone. */
export function CustodySheet({ steps, info }: Props): ReactNode {
  const last = steps[0];
  return createPortal(
    <section className="print-sheet" aria-hidden="true">
      <table>
        <caption>
          <span className="print-head">
            {info?.title ?? ''}
            {info !== null && info.marking !== '' && <em>, {info.marking}</em>}
          </span>
          <span className="print-title">Custody log</span>
          <span>
            {counted(steps.length, 'step')}. Each hash covers its step and the hash before it; the last is{' '}
            <code>{last?.hash ?? ''}</code>.
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">When (UTC)</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Hash</th>
          </tr>
        </thead>
        <tbody>
          {steps.toReversed().map((step) => (
            <tr key={step.number}>
              <td>{step.number}</td>
              <td>{step.at.replace('T', ' ').slice(0, 19)}</td>
              <td>{step.actor}</td>
              <td>{stepWords(step)}</td>
              <td>
                <code>{step.hash.slice(0, 16)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>,
    document.body,
  );
}
