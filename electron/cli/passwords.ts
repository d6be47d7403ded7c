import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Option } from 'commander';
import type { PasswordView } from '../../shared/contract/views.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import type { ExtractPool } from '../core/jobs/pool.ts';
import { givePassword } from '../core/sources/give-password.ts';
import { listPasswords } from '../core/sources/passwords-queries.ts';
import { readAgain } from '../core/sources/read-again.ts';
import { askPassphrase } from './with-case.ts';

/** Subtle: a password is never an argument, for other users of a computer see the arguments of every program. */
export function passwordsOption(): Option {
  return new Option(
    '--passwords <file>',
    'a file with one password to a line, each tried on every PDF that asks for one; - reads a pipe, or asks at the terminal',
  );
}

/**
 * Opens the PDFs of a case that ask for a password, by those in a file or typed, and reads in those that were never read. Says on
 * standard error which stay closed. Passwords are kept no longer than the command runs. Does nothing where `from` is undefined;
 * throws what the disk says of the file.
 */
export async function openLocked(
  opened: WritableCase,
  pool: ExtractPool,
  from: string | undefined,
  only?: readonly string[],
): Promise<void> {
  if (from === undefined) return;
  const passwordsOf = await passwordSource(from);
  for (const one of listPasswords(opened)) {
    if (only !== undefined && !only.includes(one.source)) continue;
    const isOpened = one.isOpen || (await openOne(opened, pool, one, await passwordsOf(one)));
    if (!isOpened) console.error(`stays closed, no password given opens it: ${nameOf(one)}`);
    else if (!one.isRead) await readAgain(opened, pool, one.source);
  }
}

async function openOne(
  opened: WritableCase,
  pool: ExtractPool,
  { source }: PasswordView,
  passwords: readonly string[],
): Promise<boolean> {
  for (const password of passwords) {
    const unreadable = await givePassword(opened, pool, source, password);
    if (unreadable === null) return true;
    // What is wrong with the file itself is no better by another password.
    if (unreadable !== 'encrypted') return false;
  }
  return false;
}

async function passwordSource(from: string): Promise<(one: PasswordView) => Promise<readonly string[]>> {
  if (from === '-' && process.stdin.isTTY) {
    return async (one) => {
      const typed = await askPassphrase(`Password of ${nameOf(one)} (empty: leave it closed): `);
      return typed === '' ? [] : [typed];
    };
  }
  const lines = linesOf(from === '-' ? await text(process.stdin) : readFileSync(from, 'utf8'));
  return () => Promise.resolve(lines);
}

/** Spaces at either end of a line may be part of a password. */
const linesOf = (given: string): string[] =>
  given
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .filter((line) => line !== '');

const nameOf = ({ label, title }: PasswordView): string => (label === null ? title : `${label}, ${title}`);
