import type { ReactNode } from 'react';
import type { NamedCheck } from '../../shared/contract/views.ts';
import type { CheckPlace } from '../../shared/domain/export-gate.ts';
import { Button } from '../ui/button.tsx';
import { FormField } from '../ui/form-field.tsx';
import { PasswordsAsked } from '../sources/passwords-asked.tsx';
import { counted } from '../words.ts';
import { CheckList, Notes } from './check-bar.tsx';
import { gateGroups, sentence } from './check-words.ts';

type Props = {
  readonly checks: readonly NamedCheck[];
  readonly warnings: readonly string[];
  /** By the name of the check, as typed so far. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly onReason: (check: NamedCheck, reason: string) => void;
  /** Goes to what a check found. */
  readonly onShow: (place: CheckPlace) => void;
};

/** All checks of an export: what must be put right, what needs a person's reason, what to know, and what passed. */
export function GateList({ checks, warnings, reasons, disabled, onReason, onShow }: Props): ReactNode {
  const { closed, decide, notes, passed } = gateGroups(checks);
  return (
    <div className="gate-list">
      {closed.length > 0 && (
        <GateGroup title="Must be put right before anything is written">
          {closed.map((check) => (
            <GateItem key={check.check} check={check} onShow={onShow} />
          ))}
        </GateGroup>
      )}
      {decide.length > 0 && (
        <GateGroup title="Needs your decision: put it right, or say why it may pass">
          {decide.map((check) => (
            <GateItem key={check.check} check={check} onShow={onShow}>
              {check.check === 'passwords' && <PasswordsAsked sources={sourcesOf(check)} look="fields" />}
              <FormField
                label="Why this may pass (kept in the log)"
                value={reasons[check.check] ?? ''}
                disabled={disabled}
                onChange={(text) => onReason(check, text)}
              />
            </GateItem>
          ))}
        </GateGroup>
      )}
      {notes.length + warnings.length > 0 && (
        <GateGroup title="Good to know">
          {notes.map((check) => (
            <GateItem key={check.check} check={check} onShow={onShow} />
          ))}
          {warnings.length > 0 && (
            <li>
              <Notes warnings={warnings} />
            </li>
          )}
        </GateGroup>
      )}
      {passed.length > 0 && (
        <details className="gate-passed">
          <summary>{passed.length === 1 ? '1 check passes' : `${counted(passed.length, 'check')} pass`}</summary>
          <CheckList checks={passed} />
        </details>
      )}
    </div>
  );
}

const sourcesOf = ({ places }: NamedCheck): string[] =>
  places.flatMap((place) => (place?.kind === 'source' ? [place.source] : []));

function GateGroup({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <section className="gate-group">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

/** So many items are shown at once; the rest is folded. */
const firstItems = 4;

function GateItem(props: {
  readonly check: NamedCheck;
  readonly onShow: (place: CheckPlace) => void;
  readonly children?: ReactNode;
}): ReactNode {
  const { check, onShow } = props;
  const items = check.items.map((text, at) => ({ text, place: check.places[at] ?? null, key: `${at} ${text}` }));
  const show = (some: typeof items) => (
    <ul className="gate-places small">
      {some.map(({ text, place, key }) => (
        <li key={key}>
          {text}
          {place !== null && (
            <>
              {' '}
              <Button look="link" aria-label={`Show ${text}`} onClick={() => onShow(place)}>
                Show
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <li className="gate-item" data-severity={check.severity}>
      <p className="gate-title">{check.title}</p>
      <p className="quiet small">{sentence(check.detail)}.</p>
      {items.length > 0 && show(items.slice(0, firstItems))}
      {items.length > firstItems && (
        <details>
          <summary className="small">{counted(items.length - firstItems, 'more place')}</summary>
          {show(items.slice(firstItems))}
        </details>
      )}
      {props.children}
    </li>
  );
}
