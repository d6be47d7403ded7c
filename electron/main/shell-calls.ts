import { failed } from '../../shared/contract/envelope.ts';
import type { Envelope } from '../../shared/contract/envelope.ts';
import { shellContract } from '../../shared/contract/shell.ts';
import type { ShellCall, ShellContract, ShellOutput } from '../../shared/contract/shell.ts';
import { AppError } from '../../shared/errors.ts';
import type { z } from 'zod';

type Parsed<K extends ShellCall> = z.output<ShellContract[K]['input']>;

/** One handler for each call of the shell contract; `W` is the window that asks. */
export type ShellHandlers<W> = {
  readonly [K in ShellCall]: (window: W, input: Parsed<K>) => Promise<ShellOutput<K>>;
};

/** Gives the answer to one call: its name and input are checked against the contract before a handler sees them. */
export async function answerShellCall<W>(
  handlers: ShellHandlers<W>,
  window: W,
  name: unknown,
  input: unknown,
): Promise<Envelope> {
  try {
    if (typeof name !== 'string' || !Object.hasOwn(shellContract, name)) {
      throw new AppError('invalid-input', 'there is no such call');
    }
    const call = name as ShellCall;
    const parsed = shellContract[call].input.safeParse(input);
    if (!parsed.success) throw new AppError('invalid-input', `${call}: the input does not fit`);
    const handle = handlers[call] as (window: W, input: unknown) => Promise<unknown>;
    return { ok: true, value: await handle(window, parsed.data) };
  } catch (cause) {
    return failed(cause);
  }
}

/** Says whether a message came from the page that we loaded, and from its top frame. */
export function isOurPage(sender: { readonly url: string; readonly parent: unknown } | null, origin: string): boolean {
  return sender !== null && sender.parent === null && sender.url.startsWith(`${origin}/`);
}
