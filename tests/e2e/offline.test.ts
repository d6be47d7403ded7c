import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hasProgram } from '../../electron/tools/run.ts';
import { findRuntime } from '../../electron/tools/runtime.ts';
import { launchApp } from '../support/app.ts';

const traceable = hasProgram('strace');
if (!traceable) console.log('strace is not installed: the proof that no socket leaves the computer is skipped');

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'loudermill-trace-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Gives the system calls in a trace that make a connection or send anything to an internet address.
 * Subtle: Chromium "connects" datagram sockets to see which way the system would route, and sends nothing on them;
 * such a call is no packet, but any write on such a socket is.
 */
function reaching(trace: string): string[] {
  const opens = /\bconnect\(\d+<(?!UDP).*AF_INET6?\b/;
  const sends = /\b(sendto|sendmsg|sendmmsg|write|writev)\(\d+<UDP/;
  const sendsUnconnected = /\b(sendto|sendmsg|sendmmsg)\(.*AF_INET6?\b/;
  return trace.split('\n').filter((line) => [opens, sends, sendsUnconnected].some((call) => call.test(line)));
}

test.runIf(traceable)('no process of the app reaches for an address, whatever its page tries', async () => {
  const trace = join(folder, 'trace');
  const traced = join(folder, 'electron');
  const { executable } = await findRuntime();
  writeFileSync(
    traced,
    `#!/bin/sh\nexec strace -f -qq -yy -e trace=%network,write,writev -o '${trace}' '${executable}' "$@"\n`,
  );
  chmodSync(traced, 0o755);
  // Subtle: with Chromium's sandbox on, a tracer would itself keep it from starting.
  const { app, page, close } = await launchApp({ executable: traced, sandbox: false });
  await page.waitForLoadState('load');
  await page.evaluate(async () => {
    const elsewhere = 'https://example.org/';
    const link = (rel: string) =>
      document.head.append(Object.assign(document.createElement('link'), { rel, href: elsewhere }));
    for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'prerender', 'stylesheet', 'icon']) link(rel);
    document.body.append(Object.assign(new Image(), { src: `${elsewhere}x.png` }));
    await globalThis['fetch'](elsewhere).catch(() => {});
    navigator.sendBeacon(elsewhere, 'x');
    window.open(elsewhere);
    window.location.assign(elsewhere);
    const peer = new RTCPeerConnection({ iceServers: [{ urls: ['stun:192.0.2.1:3478', 'stun:stun.example.org'] }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  });
  // What the policy of the page does not govern: the session itself.
  await app.evaluate(async ({ net, session }) => {
    await net.fetch('https://example.org/').catch(() => {});
    await session.defaultSession.resolveHost('example.org').catch(() => {});
    await session.defaultSession.fetch('http://192.0.2.1/').catch(() => {});
  });
  expect(existsSync(trace)).toBe(true);
  const before = readFileSync(trace, 'utf8');
  expect(before).toContain('AF_UNIX');
  expect(reaching(before)).toEqual([]);

  // The same trace must show a connection and a datagram that are really made.
  await app.evaluate(async () => {
    const { connect } = process.getBuiltinModule('node:net');
    await new Promise((resolve) => connect(9, '127.0.0.1').on('error', resolve).on('connect', resolve));
    const socket = process.getBuiltinModule('node:dgram').createSocket('udp4');
    await new Promise<void>((resolve) => socket.send('x', 10, '127.0.0.1', () => socket.close(() => resolve())));
  });
  await close();
  const control = reaching(readFileSync(trace, 'utf8').slice(before.length)).join('\n');
  expect(control).toContain('htons(9)');
  expect(control).toContain('htons(10)');
});
