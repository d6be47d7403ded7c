import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './cache.ts';
import { run } from './run.ts';

/** Where `npm run demo` builds the sample case. */
const folder = join(projectRoot, 'out/Wallet');

/** Gives the folder of the sample case, building it first where it is absent. Throws with what the build said. */
export async function sampleCase(say: (line: string) => void = console.log): Promise<string> {
  if (!isCase()) {
    say('Building the sample case ...');
    const built = await run(process.execPath, [join(projectRoot, 'electron/tools/demo.ts')], { cwd: projectRoot });
    if (built.code !== 0 || !isCase())
      throw new Error(`The sample case could not be built:\n${built.stdout}${built.stderr}`);
  }
  return folder;
}

function isCase(): boolean {
  return existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.loudermill'));
}
