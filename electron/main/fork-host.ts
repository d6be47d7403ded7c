import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { utilityProcess } from 'electron';
import type { MessagePortMain } from 'electron';
import type { HostSettings } from '../../shared/contract/host-control.ts';
import { driveHost } from './case-hosts.ts';
import type { CaseHost } from './case-hosts.ts';
import type { Log } from './log.ts';

export type ForkOptions = {
  readonly dist: string;
  /** Folder of a firm's own templates. */
  readonly templates: string;
  readonly development: boolean;
  readonly log: Log;
  readonly onGone: (reason: string) => void;
};

/** Starts the process that will hold one case. Tests may name another module or SQLite binding when not packaged. */
export function forkHost({ dist, templates, development, log, onGone }: ForkOptions): CaseHost<MessagePortMain> {
  const seam = (name: string) => (development && process.env[name]) || null;
  const settings: HostSettings = {
    resources: development ? resolve(dist, '../resources') : join(process.resourcesPath, 'resources'),
    templates,
    actor: userInfo().username,
    sqliteBinding: seam('LOUDERMILL_SQLITE_BINDING'),
    development,
  };
  const module = seam('LOUDERMILL_HOST') ?? join(dist, 'host/host.js');
  const child = utilityProcess.fork(module, [JSON.stringify(settings)], { serviceName: 'Loudermill case' });
  return driveHost<MessagePortMain>(child, (code) => {
    log('host-gone', { code });
    onGone(`exit code ${code}`);
  });
}
