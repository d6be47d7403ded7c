import type { Session, WebContents } from 'electron';
import { expect, test, vi } from 'vitest';
import {
  lockCommandLine,
  lockContents,
  lockSession,
  offlineProxy,
  offlineSwitches,
  staysInside,
} from '../../../electron/main/offline-lock.ts';

function recorder() {
  const calls = new Map<string, unknown[]>();
  const listeners = new Map<string, (...args: never[]) => unknown>();
  const target: unknown = new Proxy(
    {},
    {
      get: (_target, name: string) => {
        if (name === 'then') return undefined;
        if (name === 'webRequest') return target;
        return (...args: unknown[]) => {
          calls.set(name, args);
          if (name === 'on') listeners.set(args[0] as string, args[1] as () => unknown);
        };
      },
    },
  );
  return { target, calls, listeners };
}

test('every name fails to resolve and every request goes to a proxy that is not there', () => {
  expect(Object.fromEntries(offlineSwitches.filter(([, value]) => value !== undefined))).toEqual({
    'host-resolver-rules': 'MAP * ~NOTFOUND',
    'proxy-server': 'http://127.0.0.1:9',
    'proxy-bypass-list': '<-loopback>',
    'webrtc-ip-handling-policy': 'disable_non_proxied_udp',
    'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  });
});

test('the command line gets each switch once', () => {
  const appendSwitch = vi.fn();
  lockCommandLine({ appendSwitch });
  expect(appendSwitch.mock.calls).toEqual(offlineSwitches.map((entry) => [...entry]));
});

test('a session denies permissions, devices, screens, downloads and the spell checker, and has no way but the dead proxy', async () => {
  const { target, calls, listeners } = recorder();
  await lockSession(target as Session, false);
  const decide = vi.fn();
  (calls.get('setPermissionRequestHandler')![0] as Function)(null, 'media', decide);
  expect(decide).toHaveBeenLastCalledWith(false);
  expect((calls.get('setPermissionCheckHandler')![0] as Function)()).toBe(false);
  expect((calls.get('setDevicePermissionHandler')![0] as Function)()).toBe(false);
  (calls.get('setDisplayMediaRequestHandler')![0] as Function)({}, decide);
  expect(decide).toHaveBeenLastCalledWith({});
  expect(calls.get('setSpellCheckerEnabled')).toEqual([false]);
  expect(calls.get('setProxy')).toEqual([offlineProxy]);
  const event = { preventDefault: vi.fn() };
  listeners.get('will-download')!(event as never);
  expect(event.preventDefault).toHaveBeenCalledOnce();
  (calls.get('onBeforeRequest')![0] as Function)({ url: 'https://example.org/' }, decide);
  expect(decide).toHaveBeenLastCalledWith({ cancel: true });
  (calls.get('onBeforeRequest')![0] as Function)({ url: 'app://loudermill/index.html' }, decide);
  expect(decide).toHaveBeenLastCalledWith({ cancel: false });
});

test('a page can neither go elsewhere nor open or embed another', () => {
  const { target, calls, listeners } = recorder();
  lockContents(target as WebContents);
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const event = { preventDefault: vi.fn() };
    listeners.get(name)!(event as never);
    expect(event.preventDefault, name).toHaveBeenCalledOnce();
  }
  expect((calls.get('setWindowOpenHandler')![0] as Function)()).toEqual({ action: 'deny' });
  expect(calls.get('setWebRTCIPHandlingPolicy')).toEqual(['disable_non_proxied_udp']);
});

test.each([
  'https://a.b/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'ws://a',
  'ftp://a',
  'chrome://version',
  'APPX:',
  '',
])('a request for %j is refused', (url) => expect(staysInside(url, false)).toBe(false));

test.each([
  'app://loudermill/x.js',
  'APP://loudermill/',
  'blob:app://loudermill/1',
  'data:font/woff2;base64,',
  'evidence://1',
])('a request for %j goes on', (url) => expect(staysInside(url, false)).toBe(true));

test('developer tools load only where they are allowed', () => {
  expect(staysInside('devtools://devtools/x.html', false)).toBe(false);
  expect(staysInside('devtools://devtools/x.html', true)).toBe(true);
});
