import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { driveHost } from '../../../electron/main/case-hosts.ts';
import type { HostProcess } from '../../../electron/main/case-hosts.ts';
import type { HostAnswer, HostRequest } from '../../../shared/contract/host-control.ts';

const opened = { title: 'A', encrypted: false, readOnly: false, readOnlyReason: null, heldBy: null };

function fakeProcess(answer: (request: HostRequest) => HostAnswer['envelope'] | null) {
  const events = new EventEmitter();
  const requests: HostRequest[] = [];
  const process = {
    postMessage: (request: HostRequest) => {
      requests.push(request);
      const envelope = answer(request);
      if (envelope) setImmediate(() => events.emit('message', { id: request.id, envelope }));
    },
    kill: vi.fn(() => events.emit('exit', 0)),
    on: (name: string, listener: (value: unknown) => void) => events.on(name, listener),
  };
  return { process: process as unknown as HostProcess<string>, kill: process.kill, requests, events };
}

test('an answer reaches the call with its id, whatever the order', async () => {
  const { process, events, requests } = fakeProcess(() => null);
  const host = driveHost(process, () => {});
  const first = host.open('/a', null);
  const second = host.open('/b', null);
  events.emit('message', { id: requests[1]!.id, envelope: { ok: true, value: { ...opened, title: 'B' } } });
  events.emit('message', { id: requests[0]!.id, envelope: { ok: true, value: opened } });
  expect((await first).title).toBe('A');
  expect((await second).title).toBe('B');
});

test('a failure keeps its code', async () => {
  const { process } = fakeProcess(() => ({ ok: false, error: { code: 'locked', message: 'm', data: {} } }));
  await expect(driveHost(process, () => {}).open('/a', 'x')).rejects.toMatchObject({ code: 'locked' });
});

test('a host that ends by itself fails what waits and tells why', async () => {
  const { process, events } = fakeProcess(() => null);
  const gone = vi.fn();
  const host = driveHost(process, gone);
  const waiting = host.open('/a', null);
  events.emit('exit', 139);
  await expect(waiting).rejects.toMatchObject({ code: 'internal' });
  await expect(host.open('/a', null)).rejects.toMatchObject({ code: 'internal' });
  expect(gone).toHaveBeenCalledExactlyOnceWith(139);
});

test('a host that is closed ends without being called gone', async () => {
  const { process, kill } = fakeProcess(() => ({ ok: true, value: null }));
  const gone = vi.fn();
  await driveHost(process, gone).close();
  expect(kill).toHaveBeenCalledOnce();
  expect(gone).not.toHaveBeenCalled();
});

test('a host that does not answer is killed after the grace period', async () => {
  vi.useFakeTimers();
  const { process, kill } = fakeProcess(() => null);
  const closing = driveHost(process, () => {}).close();
  await vi.advanceTimersByTimeAsync(9_999);
  expect(kill).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await closing;
  expect(kill).toHaveBeenCalledOnce();
  vi.useRealTimers();
});
