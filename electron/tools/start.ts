import { spawn } from 'node:child_process';
import { buildIfStale } from './build.ts';
import { projectRoot } from './cache.ts';
import { hasDisplay } from './display.ts';
import { sampleCase } from './sample.ts';
import { runTool, setup } from './setup.ts';

/** `npm start`: opens the window on the sample case, or on the cases that are named after `--`. */
await runTool(async () => {
  const runtime = await setup(['electron']);
  if (runtime === null) return 1;
  if (!hasDisplay()) {
    throw new Error(
      'There is no screen here to open a window on. Start it from a desktop session; ' +
        'npm run screens makes pictures of every screen without one, and npm run demo needs no window.',
    );
  }
  await buildIfStale();
  const named = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
  const paths = named.length > 0 ? named : [await sampleCase()];
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(runtime.executable, [...asRoot, projectRoot, ...paths], {
    stdio: 'inherit',
    env: { ...process.env, LOUDERMILL_SQLITE_BINDING: runtime.sqliteBinding ?? '' },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
});
