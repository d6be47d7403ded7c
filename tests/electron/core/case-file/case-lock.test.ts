import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { releaseLock, takeLock } from '../../../../electron/core/case-file/case-lock.ts';
import { tempFolder } from '../../../support/case-builder.ts';

const at = '2026-03-01T12:00:00.000Z';
const module = join(import.meta.dirname, '../../../../electron/core/case-file/case-lock.ts');

/** A process that takes the lock at the same moment as the others, says whether it got it, and holds it until it is ended. */
async function contend(path: string, start: number): Promise<{ got: boolean; end: () => void }> {
  const code = `import { takeLock } from ${JSON.stringify(module)};
    while (Date.now() < ${start});
    console.log(takeLock(${JSON.stringify(path)}, '${at}') === null ? 'got' : 'held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve));
  return { got: said.startsWith('got'), end: () => void child.kill('SIGKILL') };
}

describe('the lock of a case', () => {
  it('is taken once, names its holder, and is given up by its holder alone', () => {
    const folder = tempFolder();
    const path = join(folder, 'Case.lock');
    expect(takeLock(path, at)).toBeNull();
    expect(takeLock(path, at)).toMatchObject({ pid: process.pid, at });
    expect(readdirSync(folder)).toEqual(['Case.lock']);
    const held = readFileSync(path, 'utf8');
    writeFileSync(path, held.replace(/"host":"[^"]*"/u, '"host":"another-computer"'));
    releaseLock(path);
    expect(takeLock(path, at)).toMatchObject({ host: 'another-computer' });
    writeFileSync(path, held);
    releaseLock(path);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['', '{"pid":', 'null', '{}'])('that is no lock (%j) is taken over', (text) => {
    const folder = tempFolder();
    const path = join(folder, 'Case.lock');
    writeFileSync(path, text);
    expect(takeLock(path, at)).toBeNull();
    expect(readdirSync(folder)).toEqual(['Case.lock']);
  });

  it('that a dead process left goes to one of those who want it, and to no second', async () => {
    const folder = tempFolder();
    const path = join(folder, 'Case.lock');
    takeLock(path, at);
    const dead = readFileSync(path, 'utf8').replace(/"pid":\d+/u, '"pid":4194303');
    writeFileSync(path, dead);
    const start = Date.now() + 1500;
    const wanting = await Promise.all(Array.from({ length: 4 }, () => contend(path, start)));
    expect(wanting.filter(({ got }) => got)).toHaveLength(1);
    for (const { end } of wanting) end();
    expect(readdirSync(folder)).toEqual(['Case.lock']);
  });
});
