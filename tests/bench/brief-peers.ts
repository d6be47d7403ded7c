import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildOnce, cacheFolder } from '../../electron/tools/cache.ts';
import type { BenchPeer } from './job.ts';

/** Other programs that make PDFs of text; kept out of package.json, since nothing but this bench wants them. */
const packages = ['pdfmake@0.3.11', '@react-pdf/renderer@4.9.0', 'react@19.3.1'] as const;

/** Gives pdfmake and react-pdf doing `mode` on the same text, or says why they cannot be run here. */
export async function briefPeers(mode: 'once' | 'again'): Promise<BenchPeer[]> {
  const script = join(import.meta.dirname, 'brief-peer-run.ts');
  const names = ['pdfmake', 'react-pdf'];
  try {
    const folder = await peerFolder();
    return names.map((name) => ({ name, command: { file: process.execPath, args: [script, name, folder, mode] } }));
  } catch (cause) {
    const missing = cause instanceof Error ? cause.message : String(cause);
    return names.map((name) => ({ name, command: null, missing }));
  }
}

async function peerFolder(): Promise<string> {
  return await buildOnce(join(await cacheFolder(), 'bench-peers-1'), async (folder) => {
    await writeFile(join(folder, 'package.json'), '{"private":true}\n');
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--save-exact', ...packages];
    const made = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
    if (made.status !== 0)
      throw new Error(`npm could not fetch ${packages.join(', ')}: ${made.stderr.trim().slice(-200)}`);
  });
}
