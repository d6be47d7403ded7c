import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeCase, createCase } from '../../electron/core/case-file/open-case.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';
import { launchApp } from '../support/app.ts';
import { noVideoTools, testPicture } from '../support/make-video.ts';
import { menu } from './small-case.ts';

const parent = mkdtempSync(join(tmpdir(), 'loudermill-big-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Makes a video of 2 GiB at the bit rate of a body camera, of a short one many times over; `LOUDERMILL_BIG_VIDEO` names one that is there. */
function bigVideo(): string {
  const given = process.env['LOUDERMILL_BIG_VIDEO'];
  if (given !== undefined) return given;
  const [clip, big] = [join(parent, 'clip.webm'), join(parent, 'big.webm')];
  const noise = ['-vf', 'noise=alls=25:allf=t', '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '16'];
  const rate = ['-b:v', '8M', '-minrate', '8M', '-maxrate', '8M', '-g', '60', '-c:a', 'libopus'];
  execFileSync('ffmpeg', [...testPicture(12, '1280x720', 30), ...noise, ...rate, '-shortest', clip]);
  const times = Math.ceil(2 ** 31 / statSync(clip).size);
  const copy = ['-hide_banner', '-loglevel', 'error', '-stream_loop', String(times - 1), '-i', clip, '-c', 'copy', big];
  execFileSync('ffmpeg', copy);
  return big;
}

test.skipIf(noVideoTools !== null)('a video of 2 GiB shows its first picture and any other at once', async () => {
  const path = bigVideo();
  expect(statSync(path).size).toBeGreaterThan(2 ** 31 - 1);
  const folder = join(parent, 'Case');
  const context = { clock: systemClock, ids: systemIds, actor: 'Tester' };
  const opened = await createCase(folder, { title: 'Big', client: 'A', passphrase: 'four plain words' }, context);
  const pool = createExtractPool({ workers: 1 });
  const { outcomes } = await importPaths(opened, pool, [path]);
  expect(outcomes[0]).toMatchObject({ outcome: 'added' });
  await pool.close();
  closeCase(opened);

  const launched = await launchApp({ args: [folder] });
  try {
    const { page } = launched;
    await page.getByLabel('Passphrase').fill('four plain words');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    await menu(launched.app, 'go-evidence');
    await page.getByRole('grid', { name: 'Sources' }).getByRole('row').nth(1).waitFor();
    const first = await page.evaluate(async () => {
      const started = performance.now();
      document.querySelectorAll<HTMLElement>('[role=grid] [role=row]')[1]?.click();
      for (;;) {
        const video = document.querySelector('video');
        if (video !== null && video.readyState >= 2) return performance.now() - started;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    });
    const seeks = await page.evaluate(async () => {
      const video = document.querySelector('video')!;
      const took: number[] = [];
      for (const part of [0.5, 0.9, 0.1, 0.75, 0.3]) {
        const started = performance.now();
        const seeked = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
        video.currentTime = video.duration * part;
        await seeked;
        took.push(performance.now() - started);
      }
      return took;
    });
    console.log(`first picture ${first.toFixed(0)} ms; seeks ${seeks.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    expect(first).toBeLessThan(1000);
    expect(Math.max(...seeks)).toBeLessThan(1500);
  } finally {
    await launched.close();
  }
});
