import { createHash } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildOnce, cacheFolder, projectRoot } from './cache.ts';

/** The first Electron whose Node has Node-API 10, which the SQLite prebuild asks for. */
const firstFittingElectron = 35;

/** `endbr64; mov eax, 10; ret`: the body of node_api_module_get_api_version_v1. */
const asksFor10 = Buffer.from('f30f1efab80a000000c3', 'hex');
/** The same with 0x7fffffff, "experimental", which an older runtime accepts. */
const asksForExperimental = Buffer.from('f30f1efab8ffffff7fc3', 'hex');

/**
 * Subtle: an "experimental" module's finalizers run inside the garbage collector, where this binding's end the process. So every
 * object that has one is kept for the life of the process; this is for development only.
 */
const keepAlive = `'use strict';
const addon = require('./linux-x64.node');
const kept = [];
const keep = (object) => (kept.push(object), object);
const wrap = (prototype, method) => {
  const original = prototype[method];
  prototype[method] = function (...args) {
    return keep(original.apply(this, args));
  };
};
wrap(addon.Database.prototype, 'prepare');
wrap(addon.Statement.prototype, 'iterate');
const { Database } = addon;
module.exports = Object.create(addon, {
  Database: { value: new Proxy(Database, { construct: (target, args) => keep(new target(...args)) }) },
  isInitialized: { value: false, writable: true },
});
`;

/** Gives the bytes of a binding that loads where Node-API is older than 10. Throws when it is not the prebuild that we know. */
export function patchApiVersion(binding: Buffer): Buffer {
  const at = binding.indexOf(asksFor10);
  if (at < 0 || binding.indexOf(asksFor10, at + 1) >= 0) {
    throw new Error('The SQLite binding is not the one that the fallback runtime is known to load.');
  }
  const patched = Buffer.from(binding);
  asksForExperimental.copy(patched, at);
  return patched;
}

/** Gives the path of the module with the SQLite binding for an Electron of this major version, or `null` where the packaged one fits. */
export async function sqliteBindingFor(electronMajor: number): Promise<string | null> {
  if (electronMajor >= firstFittingElectron || process.platform !== 'linux' || process.arch !== 'x64') return null;
  const packaged = join(projectRoot, 'node_modules/better-sqlite3/prebuilds/linux-x64.node');
  const bytes = await readFile(packaged);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const folder = await buildOnce(join(await cacheFolder(), `sqlite-${hash}-kept`), async (temporary) => {
    await writeFile(join(temporary, 'linux-x64.node'), patchApiVersion(bytes));
    await writeFile(join(temporary, 'sqlite.cjs'), keepAlive);
    await copyFile(join(projectRoot, 'node_modules/better-sqlite3/LICENSE'), join(temporary, 'LICENSE'));
  });
  return join(folder, 'sqlite.cjs');
}
