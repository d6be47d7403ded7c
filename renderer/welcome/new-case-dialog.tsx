import { useState } from 'react';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/errors.ts';
import { failureOf } from '../api.ts';
import { newCase } from '../shell-state.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { newCaseProblems, type NewCaseForm } from './new-case-form.ts';
import { endNewCase } from './new-case-request.ts';

const blank: NewCaseForm = { title: '', client: '', open: false, passphrase: '', again: '' };

/** Asks for the cover of a case and its passphrase, or plainly for none. */
export function NewCaseDialog(): ReactNode {
  const [form, setForm] = useState(blank);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const problems = newCaseProblems(form);
  const change = (part: Partial<NewCaseForm>) => setForm({ ...form, ...part });
  const shown = (field: keyof NewCaseForm) => (tried ? (problems[field] ?? null) : null);
  const make = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0 || busy) return;
    setBusy(true);
    setFailure(null);
    try {
      if (await newCase(form.title.trim(), form.client.trim(), form.open ? null : form.passphrase)) endNewCase();
    } catch (cause) {
      setFailure(failureOf(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="New case"
      onClose={endNewCase}
      onSubmit={() => void make()}
      actions={
        <>
          <Button onClick={endNewCase}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy}>
            Choose a folder and create
          </Button>
        </>
      }
    >
      <FormField
        label="Title"
        value={form.title}
        placeholder="Wallet v. DPD"
        autoFocus
        failure={shown('title')}
        onChange={(title) => change({ title })}
      />
      <FormField
        label="Client"
        value={form.client}
        hint="The employee who is defended, as a caption names her."
        failure={shown('client')}
        onChange={(client) => change({ client })}
      />
      {form.open ? null : (
        <>
          <FormField
            label="Passphrase"
            type="password"
            value={form.passphrase}
            hint="It encrypts the case. It cannot be recovered: keep it where you keep other keys."
            failure={shown('passphrase')}
            onChange={(passphrase) => change({ passphrase })}
          />
          <FormField
            label="Passphrase again"
            type="password"
            value={form.again}
            failure={shown('again')}
            onChange={(again) => change({ again })}
          />
        </>
      )}
      <CheckField
        label="Without a passphrase: anyone with this folder can read it"
        value={form.open}
        onCommit={(open) => change({ open })}
      />
      {failure === null ? null : <ErrorNote failure={failure} />}
    </Dialog>
  );
}
