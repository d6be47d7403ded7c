import { hasDisplay } from './display.ts';
import { installFromDebian, missingLibraries, missingPrograms } from './debian.ts';
import type { DebianNeed } from './debian.ts';
import { describeRuntime, findRuntime } from './runtime.ts';
import type { Runtime } from './runtime.ts';

/** What a command needs of the machine. `display`: somewhere to show a window, a virtual screen included. */
export type Need = 'node' | 'electron' | 'display' | 'pdf-tools' | 'media-tools';

const oldestNode = 24;

/**
 * Finds or provides what a command needs and gives the Electron runtime where that was among it. Quick when all is there.
 * Throws an error whose message tells a person what to do.
 */
export async function setup(
  needs: readonly Need[],
  say: (line: string) => void = console.log,
): Promise<Runtime | null> {
  checkNode(process.versions.node);
  const runtime = needs.includes('electron') ? await findRuntime({ say, download: asked('--download') }) : null;
  if (runtime) say(describeRuntime(runtime));
  const wanted = new Map<DebianNeed, string[]>();
  if (runtime) wanted.set('libraries', await missingLibraries(runtime.executable));
  if (needs.includes('display') && !hasDisplay()) wanted.set('display', missingPrograms('display'));
  for (const need of ['pdf-tools', 'media-tools'] as const) {
    if (needs.includes(need)) wanted.set(need, missingPrograms(need));
  }
  const lacking = [...wanted].filter(([, missing]) => missing.length > 0);
  if (lacking.length > 0) {
    await installFromDebian(
      lacking.map(([need]) => need),
      lacking.flatMap(([, missing]) => missing),
      say,
    );
  }
  return runtime;
}

/** Throws where the running Node is too old to run this project's TypeScript directly. */
export function checkNode(version: string): void {
  if (Number.parseInt(version, 10) >= oldestNode) return;
  throw new Error(
    `This needs Node ${oldestNode}, and Node ${version} is running it. ` +
      'Run it by npm (npm run demo, npm test): npm ci brings the right Node and npm scripts use it.',
  );
}

/** Runs a tool: its exit code, or 1 with the message alone when what it needs cannot be had. */
export async function runTool(tool: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await tool();
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  }
}

function asked(flag: string): boolean {
  return process.argv.includes(flag);
}

if (import.meta.main) {
  await runTool(async () => {
    await setup(['node', 'electron', 'display', 'pdf-tools', 'media-tools']);
    return 0;
  });
}
