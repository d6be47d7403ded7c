import { existsSync } from 'node:fs';
import { hasProgram, run } from './run.ts';

export type DebianNeed = 'libraries' | 'display' | 'pdf-tools' | 'media-tools';

/** The Debian packages for each need. `a|b`: the first of the two that this release has. */
const packages: Record<DebianNeed, readonly string[]> = {
  libraries: [
    'libgtk-3-0t64|libgtk-3-0',
    'libnss3',
    'libasound2t64|libasound2',
    'libgbm1',
    'libxss1',
    'libatk-bridge2.0-0t64|libatk-bridge2.0-0',
  ],
  display: ['xvfb', 'xauth'],
  'pdf-tools': ['poppler-utils', 'qpdf'],
  'media-tools': ['ffmpeg'],
};

const programs = {
  display: ['Xvfb'],
  'pdf-tools': ['pdftotext', 'pdfinfo', 'pdftoppm', 'qpdf'],
  'media-tools': ['ffmpeg'],
} as const satisfies Partial<Record<DebianNeed, readonly string[]>>;

/** Gives the shared libraries that an Electron executable wants and this machine lacks. */
export async function missingLibraries(executable: string): Promise<string[]> {
  if (process.platform !== 'linux') return [];
  const linked = await run('ldd', [executable]);
  return linked.stdout
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? line);
}

/** Gives the programs of a need that are not on the PATH. */
export function missingPrograms(need: keyof typeof programs): string[] {
  return programs[need].filter((program) => !hasProgram(program));
}

/**
 * Installs what Debian has for these needs when root on Debian (or its kin).
 * Throws with the exact command to run where it may not, and with apt's own words where that fails.
 */
export async function installFromDebian(
  needs: readonly DebianNeed[],
  missing: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  if (!existsSync('/usr/bin/apt-get')) {
    throw new Error(
      `Missing on this computer: ${missing.join(', ')}. Install them with its package manager and run this again.`,
    );
  }
  const names = await Promise.all(needs.flatMap((need) => packages[need]).map(nameHere));
  const install = ['install', '-y', '--no-install-recommends', ...names];
  if (process.getuid?.() !== 0) {
    throw new Error(
      `Missing on this computer: ${missing.join(', ')}. Run this, then try again:\n\n` +
        `  sudo apt-get update && sudo apt-get ${install.join(' ')}\n`,
    );
  }
  say(`Installing from Debian: ${names.join(' ')} ...`);
  let last = '';
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    await apt(['update', '-q']);
    const installed = await apt(install);
    if (installed.code === 0) return;
    last = `${installed.stdout}${installed.stderr}`.trim().split('\n').slice(-15).join('\n');
  }
  throw new Error(`apt-get could not install ${names.join(' ')}:\n${last}`);
}

function apt(args: readonly string[]) {
  // Subtle: another apt may hold the lock for a while (unattended upgrades); waiting beats failing.
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

async function nameHere(choice: string): Promise<string> {
  const [newer, older] = choice.split('|');
  if (newer === undefined || older === undefined) return choice;
  return (await run('apt-cache', ['show', newer])).code === 0 ? newer : older;
}
