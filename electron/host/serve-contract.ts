import { type CallName, contract } from '../../shared/contract/contract.ts';
import { type Envelope, failed } from '../../shared/contract/envelope.ts';
import type { PortMessage, PortRequest } from '../../shared/contract/events.ts';
import { AppError } from '../../shared/errors.ts';
import { asWritable } from '../core/case-file/open-case.ts';
import type { Session } from '../core/session.ts';
import { readHandlers } from './read-handlers.ts';
import { writeHandlers } from './write-handlers.ts';

/** As much of a MessagePort as is needed; Electron's, whose listeners get what was sent in an event. */
export type Port = {
  readonly postMessage: (message: PortMessage) => void;
  readonly on: (event: 'message', listener: (event: { data: unknown }) => void) => unknown;
};

type ReadCall = keyof typeof readHandlers;
type WriteCall = keyof typeof writeHandlers;

/** Every call has a handler: a missing one does not compile. */
type Missing = Exclude<CallName, ReadCall | WriteCall>;
const complete: [Missing] extends [never] ? true : Missing = true;

/** Answers the calls of a window. The input is parsed always, the output where `checkOutput` is set (tests, development). */
export function serveContract(session: Session, port: Port, checkOutput: boolean): void {
  port.on('message', ({ data }) => void answer(session, port, data, checkOutput && complete));
}

async function answer(session: Session, port: Port, data: unknown, checkOutput: boolean): Promise<void> {
  if (!isRequest(data)) return;
  port.postMessage({ id: data.id, envelope: await handle(session, data.name, data.input, checkOutput) });
}

/** Runs one call. Never throws: a failure is an envelope; the stack of a bug goes to the log. */
export async function handle(session: Session, name: string, input: unknown, checkOutput = false): Promise<Envelope> {
  try {
    if (!isCall(name)) throw new AppError('invalid-input', `there is no call ${name}`);
    const parsed = contract[name].input.safeParse(input);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const field = issue?.path.join('.') ?? '';
      throw new AppError('invalid-input', `${name}: ${field} ${issue?.message ?? ''}`, { data: { call: name, field } });
    }
    const value = await run(session, name, parsed.data);
    if (checkOutput) contract[name].output.parse(fewOf(value));
    return { ok: true, value };
  } catch (cause) {
    const failure = failed(cause);
    if (failure.error.code === 'internal') console.error(name, cause);
    return failure;
  }
}

/** Of a long list the first thousand rows stand for the rest: to check 100,000 takes longer than to read them. */
function fewOf(value: unknown): unknown {
  return Array.isArray(value) && value.length > 2000 ? value.slice(0, 1000) : value;
}

async function run(session: Session, name: CallName, input: unknown): Promise<unknown> {
  // Subtle: TypeScript cannot follow a name to its handler's own types; the input was parsed by that name's schema just now.
  if (isRead(name)) return await (readHandlers[name] as (s: Session, i: unknown) => unknown)(session, input);
  const writing = { ...session, opened: asWritable(session.opened) };
  return await (writeHandlers[name] as (s: typeof writing, i: unknown) => unknown)(writing, input);
}

function isRequest(data: unknown): data is PortRequest {
  return (
    typeof data === 'object' &&
    data !== null &&
    'id' in data &&
    typeof data.id === 'number' &&
    'name' in data &&
    typeof data.name === 'string'
  );
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

function isRead(name: CallName): name is ReadCall {
  return Object.hasOwn(readHandlers, name);
}
