import type { NamedCheck } from '../../../shared/contract/views.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { asksPassword, isLocked } from '../sources/passwords-queries.ts';
import { getObject } from '../sources/sources-queries.ts';
import type { ExhibitForm } from './exhibit-form.ts';
import { checkOf, type Finding } from './export-gate.ts';
import type { PreparedExhibit } from './prepared-exhibits.ts';

const why = 'it opens with a password only';

/** Gives the form in which a source can be printed now: a sheet for one whose password was not typed since the case was opened. */
export function formNow(opened: ReadableCase, form: ExhibitForm): ExhibitForm {
  const { source } = form;
  if (form.kind === 'slip-sheet') return form.why === 'encrypted' && asks(opened, form) ? { ...form, why } : form;
  return form.kind === 'pdf' && isLocked(opened, source.object) ? { kind: 'slip-sheet', pages: 1, source, why } : form;
}

const asks = (opened: ReadableCase, { source }: ExhibitForm): boolean => asksPassword(opened, source.object);

/** Gives what the passwords of exhibits that are to be copied come to, and what the makers of their files asked readers not to do. */
export function passwordChecks(opened: ReadableCase, exhibits: readonly PreparedExhibit[]): NamedCheck[] {
  const finding = ({ row }: PreparedExhibit, more = ''): Finding => ({
    text: `${row.label}, ${row.title}${more}`,
    place: { kind: 'source', source: row.source, page: 1 },
  });
  const sheets = exhibits.filter(({ form }) => form.kind === 'slip-sheet' && asks(opened, form));
  const restricted = exhibits.flatMap((exhibit): Finding[] => {
    if (exhibit.form.kind !== 'pdf') return [];
    const forbids = getObject(opened, exhibit.form.source.object)?.meta['forbids'] ?? '';
    return forbids === '' ? [] : [finding(exhibit, `: ${limitWords(forbids)}`)];
  });
  return [
    checkOf(
      'passwords',
      sheets.map((exhibit) => finding(exhibit)),
      {
        passes: 'No exhibit waits for its password',
        fails: (count) =>
          count === 1
            ? '1 exhibit opens with a password only: type it, or say why a sheet may stand in its place'
            : `${count} exhibits open with a password only: type it, or say why a sheet may stand in their places`,
      },
    ),
    checkOf('restrictions', restricted, {
      passes: 'No file has such limits',
      fails: (count) =>
        count === 1
          ? 'Whoever made the file of 1 exhibit set limits; the bundle holds its pages all the same'
          : `Whoever made the files of ${count} exhibits set limits; the bundle holds their pages all the same`,
    }),
  ];
}

/** "printing, copying" reads "no printing, no copying". */
const limitWords = (forbids: string): string => `no ${forbids.replaceAll(', ', ', no ')}`;

type Named = { readonly form: ExhibitForm; readonly name: string };

/**
 * Refuses to go on where a file that was read before cannot be opened now: a sheet with the original beside it would undo what is
 * redacted in it. Throws `check-failed` that names each.
 */
export function requireUnlocked(opened: ReadableCase, files: readonly Named[]): void {
  const locked = files.filter(({ form: { source } }) => source.unreadable === null && isLocked(opened, source.object));
  if (locked.length === 0) return;
  const lines = locked.map(({ name }) => `${name}: its password is needed`);
  throw new AppError('check-failed', `nothing was written: ${lines.join('; ')}`, {
    data: { checks: ['passwords'], lines, reason: 'locked', sources: locked.map(({ form }) => form.source.id) },
  });
}
