import { describe, expect, it } from 'vitest';
import { PortClient, openEnvelope, type Port } from '../../renderer/port.ts';
import type { PortMessage, PortRequest } from '../../shared/contract/events.ts';

/** A port whose other end the test holds. */
function heldPort() {
  const sent: PortRequest[] = [];
  const port: Port & { closed: boolean } = {
    closed: false,
    onmessage: null,
    postMessage: (message) => void sent.push(message),
    close: () => {
      port.closed = true;
    },
  };
  const say = (message: PortMessage) => port.onmessage?.({ data: message } as MessageEvent<PortMessage>);
  return { port, sent, say };
}

const facts = { ok: true, value: [] } as const;

describe('the line to the case host', () => {
  it('gives each answer to the call that asked, in whatever order they come', async () => {
    const client = new PortClient();
    const { port, sent, say } = heldPort();
    client.connect(port);
    const first = client.call('facts.list', {});
    const second = client.call('history.undo', {});
    expect(sent.map((request) => request.name)).toEqual(['facts.list', 'history.undo']);
    say({ id: sent[1]!.id, envelope: { ok: true, value: { label: 'add fact' } } });
    say({ id: sent[0]!.id, envelope: facts });
    await expect(second).resolves.toEqual({ label: 'add fact' });
    await expect(first).resolves.toEqual([]);
  });

  it('rejects with the code, the message and the data of a failure', async () => {
    const client = new PortClient();
    const { port, sent, say } = heldPort();
    client.connect(port);
    const call = client.call('facts.list', {});
    const error = { code: 'conflict', message: 'rows moved', data: { reason: 'rows-moved' } } as const;
    say({ id: sent[0]!.id, envelope: { ok: false, error } });
    await expect(call).rejects.toMatchObject({ name: 'AppError', ...error });
  });

  it('keeps calls until a port has come', async () => {
    const client = new PortClient();
    const call = client.call('facts.list', {});
    const { port, sent, say } = heldPort();
    client.connect(port);
    expect(sent).toHaveLength(1);
    say({ id: sent[0]!.id, envelope: facts });
    await expect(call).resolves.toEqual([]);
  });

  it('cancels what the former port has not answered when a case is opened again', async () => {
    const client = new PortClient();
    const old = heldPort();
    client.connect(old.port);
    const call = client.call('facts.list', {});
    client.connect(heldPort().port);
    await expect(call).rejects.toMatchObject({ code: 'cancelled' });
    expect(old.port.closed).toBe(true);
  });

  it('passes events to listeners until they stop listening', () => {
    const client = new PortClient();
    const { port, say } = heldPort();
    client.connect(port);
    const heard: number[] = [];
    const stop = client.onEvent((event) => event.type === 'changed' && heard.push(event.step));
    say({ event: { type: 'changed', step: 7, tables: ['fact'] } });
    stop();
    say({ event: { type: 'changed', step: 8, tables: ['fact'] } });
    expect(heard).toEqual([7]);
  });

  it('lets an answer to no call pass', () => {
    const client = new PortClient();
    const { port, say } = heldPort();
    client.connect(port);
    expect(() => say({ id: 99, envelope: facts })).not.toThrow();
  });
});

describe('an envelope', () => {
  it('opens to its value', () => {
    expect(openEnvelope({ ok: true, value: 3 })).toBe(3);
  });
});
