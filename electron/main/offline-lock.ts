import type { App, Session, WebContents } from 'electron';

/** Chromium switches that leave it no way out: no name resolves, and every request goes to a proxy that does not exist. */
export const offlineSwitches: readonly (readonly [name: string, value?: string])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['proxy-server', 'http://127.0.0.1:9'],
  ['proxy-bypass-list', '<-loopback>'],
  ['webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
];

export const offlineProxy = {
  mode: 'fixed_servers',
  proxyRules: 'http://127.0.0.1:9',
  proxyBypassRules: '<-loopback>',
} as const;

/** The schemes that the window itself may load; all of them stay inside of the application. */
const ownSchemes = new Set(['app:', 'evidence:', 'blob:', 'data:']);

/** Says whether a request for this address may go on. Developer tools load their own pages when they are allowed. */
export function staysInside(url: string, developerTools: boolean): boolean {
  const scheme = url.slice(0, url.indexOf(':') + 1).toLowerCase();
  return ownSchemes.has(scheme) || (developerTools && scheme === 'devtools:');
}

/** Sets the switches. Must run before the app is ready. */
export function lockCommandLine(commandLine: Pick<App['commandLine'], 'appendSwitch'>): void {
  for (const [name, value] of offlineSwitches) {
    if (value === undefined) commandLine.appendSwitch(name);
    else commandLine.appendSwitch(name, value);
  }
}

/** Denies a session every permission, device, screen, download and address that is not the app's own. */
export async function lockSession(session: Session, developerTools: boolean): Promise<void> {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) =>
    decide({ cancel: !staysInside(details.url, developerTools) }),
  );
  session.on('will-download', (event) => event.preventDefault());
  await session.setProxy(offlineProxy);
}

/** Keeps a page where it is: no navigation, no new window, no embedded view, no direct peer connection. */
export function lockContents(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
