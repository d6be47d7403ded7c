import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LaunchedApp } from '../../electron/tools/launch-app.ts';
import { launchApp } from '../support/app.ts';

let launched: LaunchedApp;
beforeAll(async () => {
  launched = await launchApp();
  await launched.page.waitForLoadState('load');
  // Subtle: read before the tests below provoke refusals, which the page reports as problems too.
  atStart = [...launched.problems];
});
afterAll(() => launched?.close());

let atStart: string[] = ['never started'];

test('the window opens on our page and nothing complains', async () => {
  expect(launched.page.url()).toBe('app://loudermill/index.html');
  expect(await launched.page.locator('#app').innerText()).not.toBe('');
  expect(atStart).toEqual([]);
});

test('the page has the bridge and nothing of Node', async () => {
  const seen = await launched.page.evaluate(() => ({
    bridge: Object.keys((globalThis as never as { loudermill: object }).loudermill).toSorted(),
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
  }));
  expect(seen).toEqual({ bridge: ['call', 'grantDropped', 'onEvent', 'platform'], node: [] });
});

test('the window runs isolated and sandboxed', async () => {
  const seen = await launched.app.evaluate(({ BrowserWindow, app }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents as never as {
      getLastWebPreferences: () => Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences();
    return {
      options: { sandbox, contextIsolation, nodeIntegration, webSecurity },
      resolver: app.commandLine.getSwitchValue('host-resolver-rules'),
      proxy: app.commandLine.getSwitchValue('proxy-server'),
    };
  });
  expect(seen.options).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true });
  expect(seen.resolver).toBe('MAP * ~NOTFOUND');
  expect(seen.proxy).toBe('http://127.0.0.1:9');
});

/** Runs a snippet in the page and says how it ended. */
const attempt = (source: string) =>
  launched.page.evaluate(async (body) => {
    const violations: string[] = [];
    const note = (event: SecurityPolicyViolationEvent) => violations.push(event.effectiveDirective);
    document.addEventListener('securitypolicyviolation', note);
    // Subtle: what a debugger evaluates may use eval in spite of the policy; what a timer runs may not.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const outcome = await attempts[body]!().then(String, (cause: Error) => `refused: ${cause.name}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    document.removeEventListener('securitypolicyviolation', note);
    return { outcome, violations };
  }, source);

declare const attempts: Record<string, () => Promise<unknown>>;

beforeAll(async () => {
  await launched.page.evaluate(() => {
    const loaded = (element: HTMLElement) =>
      new Promise((resolve, reject) => {
        element.addEventListener('load', () => resolve('loaded'));
        element.addEventListener('error', () => reject(new Error('not loaded')));
        setTimeout(() => resolve('nothing happened'), 1_500);
        document.body.append(element);
      });
    const element = (name: 'img' | 'iframe' | 'link', set: Record<string, string>) =>
      loaded(Object.assign(document.createElement(name), set));
    const elsewhere = 'https://192.0.2.1/x';
    Object.assign(globalThis, {
      attempts: {
        // oxlint-disable-next-line no-eval -- the point is that it is refused
        eval: async () => globalThis.eval('1 + 1'),
        // oxlint-disable-next-line typescript/no-implied-eval -- the point is that it is refused
        function: async () => new Function('return 1')(),
        'trusted eval': async () => {
          const { trustedTypes } = globalThis as never as {
            trustedTypes: { createPolicy: (n: string, p: object) => { createScript: (s: string) => string } };
          };
          const policy = trustedTypes.createPolicy('test', { createScript: (text: string) => text });
          // oxlint-disable-next-line no-eval -- the point is that it is refused
          return globalThis.eval(policy.createScript('1 + 1'));
        },
        'inner html': async () => (document.createElement('div').innerHTML = '<b>x</b>'),
        fetch: () => globalThis['fetch'](elsewhere),
        'fetch of a file': () => globalThis['fetch']('file:///etc/passwd'),
        'web socket': () =>
          new Promise((resolve, reject) => {
            const socket = new globalThis['WebSocket']('wss://192.0.2.1/x');
            socket.addEventListener('open', () => resolve('open'));
            socket.addEventListener('error', () => reject(new Error('not open')));
          }),
        beacon: async () => navigator.sendBeacon(elsewhere, 'x'),
        image: () => element('img', { src: 'https://192.0.2.1/x.png' }),
        'image of a file': () => element('img', { src: 'file:///usr/share/pixmaps/debian-logo.png' }),
        frame: () => element('iframe', { src: 'https://192.0.2.1/' }),
        stylesheet: () => element('link', { rel: 'stylesheet', href: 'https://192.0.2.1/x.css' }),
        window: async () => window.open('https://192.0.2.1/'),
        'window of a file': async () => window.open('file:///etc/passwd'),
      },
    });
  });
});

test.each([
  ['eval', 'require-trusted-types-for'],
  ['function', 'require-trusted-types-for'],
  ['trusted eval', 'script-src'],
  ['fetch', 'connect-src'],
  ['web socket', 'connect-src'],
  ['image', 'img-src'],
  ['stylesheet', 'style-src-elem'],
  ['inner html', 'require-trusted-types-for'],
])('%s is refused by %s', async (name, directive) => {
  const { outcome, violations } = await attempt(name);
  expect(violations.join(' ')).toContain(directive);
  expect(outcome).not.toMatch(/^(2|1|open|loaded|\[object)/);
});

test('a frame of another place stays empty', async () => {
  expect((await attempt('frame')).violations).toEqual(['frame-src']);
  expect(launched.page.frames().map((frame) => frame.url())).not.toContain('https://192.0.2.1/');
});

test.each(['fetch of a file', 'image of a file'])('%s is refused', async (name) => {
  expect((await attempt(name)).outcome).toMatch(/^refused/);
});

test.each(['window', 'window of a file'])('a new %s does not open', async (name) => {
  expect((await attempt(name)).outcome).toBe('null');
  expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test.each(['https://192.0.2.1/', 'file:///etc/passwd', 'data:text/html,x'])('the page cannot go to %s', async (url) => {
  await launched.page.evaluate((to) => {
    const link = Object.assign(document.createElement('a'), { href: to });
    document.body.append(link);
    link.click();
    link.remove();
    window.location.assign(to);
  }, url);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(launched.page.url()).toBe('app://loudermill/index.html');
});

test('permissions are denied, and capture with them', async () => {
  const seen = await launched.page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    geolocation: await navigator.permissions.query({ name: 'geolocation' }).then((status) => status.state),
    camera: await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      (cause: Error) => cause.name,
    ),
    screen: await navigator.mediaDevices.getDisplayMedia().then(
      () => 'given',
      (cause: Error) => cause.name,
    ),
    position: await new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'other'),
      );
    }),
  }));
  expect(seen.notification).toBe('denied');
  expect(seen.geolocation).toBe('denied');
  expect(seen.position).toBe('denied');
  expect(seen.camera).not.toBe('given');
  expect(seen.screen).not.toBe('given');
});

test('a peer connection finds no address of this computer', async () => {
  const candidates = await launched.page.evaluate(async () => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:192.0.2.1:3478' }] });
    peer.createDataChannel('x');
    const found: string[] = [];
    peer.addEventListener('icecandidate', (event) => {
      if (event.candidate?.candidate) found.push(event.candidate.candidate);
    });
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    peer.close();
    return found;
  });
  expect(candidates).toEqual([]);
});

test('a download does not start', async () => {
  const started = launched.app.evaluate(
    ({ session }) =>
      new Promise((resolve) => {
        session.defaultSession.once('will-download', (event) => setImmediate(() => resolve(event.defaultPrevented)));
      }),
  );
  await launched.page.evaluate(() => {
    const href = URL.createObjectURL(new Blob(['x']));
    Object.assign(document.createElement('a'), { href, download: 'x.txt' }).click();
  });
  expect(await started).toBe(true);
});

test('a call that does not fit the contract is refused', async () => {
  const answers = await launched.page.evaluate(async () => {
    const { loudermill } = globalThis as never as {
      loudermill: { call: (n: unknown, i: unknown) => Promise<unknown> };
    };
    return Promise.all([
      loudermill.call('shell.open-case', { recent: '/etc/passwd' }),
      loudermill.call('shell.reveal', { token: '../../etc' }),
      loudermill.call('constructor', {}),
      loudermill.call('shell.state', {}),
    ]);
  });
  expect(answers).toMatchObject([
    { ok: false, error: { code: 'not-found' } },
    { ok: false, error: { code: 'not-found' } },
    { ok: false, error: { code: 'invalid-input' } },
    { ok: true },
  ]);
});
