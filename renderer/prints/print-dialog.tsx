import { useContext, useMemo, useState, type ReactNode } from 'react';
import { judge } from '../../shared/domain/export-gate.ts';
import { readRange, sheetSizes, type SheetFit, type SheetSize } from '../../shared/domain/prints.ts';
import { useJobs } from '../jobs.ts';
import { useNavigate } from '../navigation.ts';
import { reasonKey, reasonsFor } from '../briefs/check-reasons.ts';
import { GateList } from '../briefs/gate-list.tsx';
import { showBlock } from '../briefs/editor/editor-control.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { FormField } from '../ui/form-field.tsx';
import { ProgressLine } from '../ui/progress-line.tsx';
import { ReadOnly } from '../ui/read-only.tsx';
import { showToast } from '../ui/toast.tsx';
import { useStored } from '../ui/use-stored.ts';
import { counted } from '../words.ts';
import type { SheetLook } from './draw-sheet.ts';
import { LookFields } from './look-fields.tsx';
import { stopAskingToPrint, usePrintAsked, type PrintChoice } from './print-choices.ts';
import { draftMark, outcomeWords, rangeWords } from './print-words.ts';
import { SheetPreview } from './sheet-preview.tsx';
import { useMadePrint } from './use-made-print.ts';
import { usePrintRun } from './use-print-run.ts';
import '../briefs/briefs.css';
import './prints.css';

/** The print dialog, while it is asked for. */
export function PrintDialogs(props: { readonly screen: string }): ReactNode {
  const asked = usePrintAsked();
  if (asked === null) return null;
  const screen: PrintChoice = {
    words: `The screen as it stands: ${props.screen}`,
    what: { kind: 'window', screen: props.screen },
  };
  return <PrintDialog choices={[...asked, screen]} />;
}

const isSheet = (value: unknown): value is SheetSize => typeof value === 'string' && Object.hasOwn(sheetSizes, value);
const isFit = (value: unknown): value is SheetFit => value === 'actual' || value === 'margins';

function PrintDialog(props: { readonly choices: readonly PrintChoice[] }): ReactNode {
  const isReadOnly = useContext(ReadOnly);
  const { open } = useNavigate();
  // What is offered stays as it was when the dialog opened.
  const [choices] = useState(props.choices);
  const [at, setAt] = useState(0);
  const [redacted, setRedacted] = useState(true);
  const [withHead, setWithHead] = useState(true);
  const [sheet, setSheet] = useStored<SheetSize>('print.sheet', 'us-letter', isSheet);
  const [fit, setFit] = useStored<SheetFit>('print.fit', 'actual', isFit);
  const [range, setRange] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const choice = choices[at] ?? choices[0];
  const { made, failure, job } = useMadePrint(choice as PrintChoice, redacted, sheet);
  const progress = useJobs().find((each) => each.job === job);
  const run = usePrintRun();

  const print = made?.print ?? null;
  const given = reasonsFor(print?.checks ?? [], reasons);
  const overrides = Object.entries(given).map(([check, reason]) => ({ check, reason }));
  const verdict = judge(print?.checks ?? [], overrides);
  const isBarred = verdict.closed.length > 0 || (print?.gate === 'whole' && verdict.owed.length > 0);
  const draft = print?.gate === 'draft' && verdict.owed.length > 0;
  const pageCount = made?.pdf.pages ?? 0;
  const pages = made === null ? null : readRange(range, pageCount);
  const problem = typeof pages === 'string' ? pages : null;
  const head = print !== null && withHead ? print.head : null;
  const marks = JSON.stringify([...(draft ? [draftMark] : []), ...(print?.marks ?? [])]);
  const look = useMemo<SheetLook>(
    () => ({ sheet, fit, head, marks: JSON.parse(marks) as string[] }),
    [sheet, fit, head, marks],
  );
  const isReady = made !== null && pages !== null && typeof pages !== 'string' && !isBarred && !isReadOnly && !run.busy;

  const start = () => {
    if (!isReady || typeof pages === 'string' || pages === null || made === null) return;
    run.start({ made, pages, look, overrides: verdict.taken, draft }, () => {
      showToast(`${counted(pages.length, 'sheet')} sent to the printer. The log has it.`);
      stopAskingToPrint();
    });
  };
  const close = () => {
    run.cancel();
    stopAskingToPrint();
  };
  const said = run.outcome === null ? null : outcomeWords(run.outcome);
  return (
    <Dialog
      title="Print"
      size="large"
      onClose={close}
      onSubmit={start}
      actions={
        <>
          <p className="print-standing quiet small" role="status">
            {run.handing ? 'The system’s print dialog is open' : standing(isReadOnly, print === null, isBarred, draft)}
          </p>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" look="primary" disabled={!isReady}>
            Print…
          </Button>
        </>
      }
    >
      <div className="print-sides">
        <div className="print-fields">
          <fieldset className="print-what" disabled={run.busy}>
            <legend>What to print</legend>
            {choices.map(({ words }, index) => (
              <label key={words} className="check">
                <input
                  type="radio"
                  name="print-what"
                  checked={index === at}
                  onChange={() => {
                    setAt(index);
                    setRange('');
                    setReasons({});
                  }}
                />
                <span>{words}</span>
              </label>
            ))}
          </fieldset>
          <FormField
            label="Pages"
            value={range}
            disabled={run.busy || made === null}
            placeholder={pageCount === 0 ? '' : `All ${counted(pageCount, 'page')}, or 1-3, 8`}
            failure={problem === null ? null : rangeWords(problem, pageCount)}
            onChange={setRange}
          />
          <LookFields
            source={choice?.what.kind === 'source' ? choice.what.source : null}
            hasHead={print !== null && print.head !== null}
            disabled={run.busy}
            {...{ sheet, fit, withHead, redacted, setSheet, setFit, setWithHead, setRedacted }}
          />
          {choice?.what.kind === 'window' && (
            <p className="quiet small">
              This prints the window, with the rows that are in view. It is for your own use and each sheet says so.
            </p>
          )}
          {print !== null && (
            <Notes notes={[...print.marks.map((mark) => `Each sheet says “${mark}”.`), ...print.notes]} />
          )}
          {print !== null &&
            print.gate !== 'none' &&
            verdict.closed.length + verdict.owed.length + verdict.taken.length > 0 && (
              <section aria-label="Checks" className="print-gate">
                <GateList
                  checks={print.checks}
                  warnings={[]}
                  reasons={given}
                  disabled={run.busy}
                  onReason={(check, reason) => setReasons((before) => ({ ...before, [reasonKey(check)]: reason }))}
                  onShow={(place) => {
                    close();
                    if (place.kind === 'source') open({ screen: 'sources', id: place.source, page: place.page });
                    else if (place.kind === 'block') showBlock(place.block);
                  }}
                />
              </section>
            )}
        </div>
        <div className="print-preview" aria-busy={made === null}>
          {made !== null && pages !== null && (
            <SheetPreview
              key={made.print.print}
              pdf={made.pdf}
              pages={typeof pages === 'string' ? everyPage(pageCount) : pages}
              look={look}
            />
          )}
          {job !== null && (
            <ProgressLine
              words={
                progress === undefined || progress.what === ''
                  ? 'Making the pages'
                  : `Making the pages, ${progress.what}`
              }
              done={progress?.done ?? 0}
              total={progress?.total ?? 0}
            />
          )}
          {failure !== null && <ErrorNote failure={failure} />}
        </div>
      </div>
      {run.drawn !== null && pages !== null && (
        <ProgressLine words="Drawing for the printer" done={run.drawn} total={pages.length} onCancel={run.cancel} />
      )}
      {said !== null && (
        <p role="alert" className="print-outcome">
          {said}
        </p>
      )}
      {run.failure !== null && <ErrorNote failure={run.failure} />}
    </Dialog>
  );
}

function everyPage(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function standing(isReadOnly: boolean, isMaking: boolean, isBarred: boolean, isDraft: boolean): string {
  if (isReadOnly) return 'A print goes on record, and this case is open for reading only';
  if (isMaking) return '';
  if (isBarred) return 'The checks do not let it be printed yet';
  return isDraft ? `Each sheet says “${draftMark}” until each check passes or has a reason` : '';
}

function Notes({ notes }: { readonly notes: readonly string[] }): ReactNode {
  if (notes.length === 0) return null;
  return (
    <ul className="print-notes small">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
