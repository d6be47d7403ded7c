import { spawn } from 'node:child_process';

export type Display = { readonly env: NodeJS.ProcessEnv; readonly stop: () => void };

/** Says whether windows can be shown here. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/** Gives an environment in which a window can open: the present one where it has a display, else that of a virtual screen. */
export async function openDisplay(env: NodeJS.ProcessEnv = process.env): Promise<Display> {
  if (hasDisplay(env)) return { env, stop: () => {} };
  // Subtle: `-displayfd` lets the server choose a free number, so that two runs at once cannot take the same one.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () => {
    process.off('exit', stop);
    server.kill();
  };
  process.once('exit', stop);
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', () => reject(new Error('Xvfb could not be started.')));
    server.once('exit', () => reject(new Error('Xvfb stopped before it had a screen.')));
    server.stdio[3]?.once('data', (text: Buffer) => resolve(text.toString().trim()));
  });
  server.unref();
  return { env: { ...env, DISPLAY: `:${number}` }, stop };
}
