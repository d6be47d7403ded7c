import { existsSync } from 'node:fs';

/** Gives where the code of a worker is: beside the module in source (`.ts`), beside host.js in the built app (`.js`). */
export function workerFile(module: string, name: string): URL {
  if (module.endsWith('.ts')) return new URL(`${name}.ts`, module);
  const beside = new URL(`${name}.js`, module);
  // Subtle: the bundler may put the asking module into a chunk in a folder below host.js.
  return existsSync(beside) ? beside : new URL(`../${name}.js`, module);
}
