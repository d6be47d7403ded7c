import type { Envelope } from '../shared/contract/envelope.ts';
import type { ShellBridge, ShellCall, ShellInput, ShellOutput } from '../shared/contract/shell.ts';
import { AppError } from '../shared/errors.ts';
import { openEnvelope } from './port.ts';

declare global {
  interface Window {
    readonly loudermill?: ShellBridge;
  }
}

/** Gives the bridge that the preload put on the window; throws `internal` outside of the program. */
export function shellBridge(): ShellBridge {
  if (window.loudermill === undefined) throw new AppError('internal', 'this page runs outside of the program');
  return window.loudermill;
}

/** Asks the shell; rejects with an AppError. */
export async function shellCall<K extends ShellCall>(name: K, input: ShellInput<K>): Promise<ShellOutput<K>> {
  return openEnvelope((await shellBridge().call(name, input)) as Envelope<ShellOutput<K>>);
}
