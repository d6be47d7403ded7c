import type { CallInput, CallName, CallOutput } from '../shared/contract/contract.ts';
import type { CaseEvent, PortMessage, PortRequest } from '../shared/contract/events.ts';
import type { Envelope } from '../shared/contract/envelope.ts';
import { AppError } from '../shared/errors.ts';

/** What the client needs of a MessagePort. */
export type Port = {
  readonly postMessage: (message: PortRequest) => void;
  onmessage: ((event: MessageEvent<PortMessage>) => void) | null;
  readonly close: () => void;
};

/** Gives the value of an envelope; throws the failure that it holds as an AppError. */
export function openEnvelope<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.value;
  const { code, message, data } = envelope.error;
  throw new AppError(code, message, { data });
}

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (failure: AppError) => void };

/** One window's line to its case host. Calls made before a port has come wait for it. */
export class PortClient {
  #port: Port | null = null;
  #nextId = 1;
  #waiting = new Map<number, Waiting>();
  #queue: PortRequest[] = [];
  #listeners = new Set<(event: CaseEvent) => void>();

  /** Takes a port into use; calls that the former port has not answered fail with `cancelled`. */
  connect(port: Port): void {
    const queue = this.#queue;
    this.#queue = [];
    if (this.#port !== null) this.disconnect('the case was opened again');
    this.#port = port;
    port.onmessage = (event) => this.#receive(event.data);
    for (const request of queue) port.postMessage(request);
  }

  /** Lets the port go and fails what waits with `cancelled`. */
  disconnect(reason: string): void {
    this.#port?.close();
    this.#port = null;
    this.#queue = [];
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const each of waiting) each.reject(new AppError('cancelled', reason));
  }

  /** Gives the answer of the case host; rejects with the AppError that it sent. */
  call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
    const request: PortRequest = { id: this.#nextId++, name, input };
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      if (this.#port === null) this.#queue.push(request);
      else this.#port.postMessage(request);
    }) as Promise<CallOutput<K>>;
  }

  /** Listens to the events of the case; gives what ends it. */
  onEvent(listener: (event: CaseEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #receive(message: PortMessage): void {
    if ('event' in message) {
      for (const listener of this.#listeners) listener(message.event);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (waiting === undefined) return;
    try {
      waiting.resolve(openEnvelope(message.envelope));
    } catch (cause) {
      waiting.reject(cause as AppError);
    }
  }
}
