import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type CliRun = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs the command line in a process of its own, as a person or another tool does; nothing is typed at a prompt. */
export async function runCli(
  args: readonly string[],
  options: { env?: Readonly<Record<string, string>>; onOut?: (text: string, stopReading: () => void) => void } = {},
): Promise<CliRun> {
  const { LOUDERMILL_PASSPHRASE: _mine, ...env } = process.env;
  const child = spawn(process.execPath, [join(root, 'electron/cli/main.ts'), ...args], {
    cwd: root,
    env: { ...env, NODE_NO_WARNINGS: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    options.onOut?.(text, () => child.stdout.destroy());
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

/** The values of an output that holds one JSON value per line. */
export function jsonLines(out: string): Record<string, unknown>[] {
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
