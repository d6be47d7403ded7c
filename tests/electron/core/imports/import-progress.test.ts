import { describe, expect, it } from 'vitest';
import { createImportMeter } from '../../../../electron/core/imports/import-progress.ts';

describe('how far an import is', () => {
  it('counts files and bytes, and says nothing of the time left before it can be known', () => {
    let now = 0;
    const meter = createImportMeter(() => now);
    expect(meter.read(false)).toMatchObject({ files: 0, totalFiles: null, totalBytes: null, secondsLeft: null });
    meter.expect(3, 300_000_000);
    const first = meter.begin('/x/a.mp4', 100_000_000);
    now = 1;
    first.bytes(20_000_000);
    expect(meter.read(false)).toMatchObject({ files: 0, totalFiles: 3, bytes: 20_000_000, secondsLeft: null });
    now = 5;
    first.bytes(100_000_000);
    first.phase('reading');
    const told = meter.read(false);
    expect(told.bytesPerSecond).toBeCloseTo(20_000_000, -6);
    expect(told.secondsLeft).toBeGreaterThan(9);
    expect(told.secondsLeft).toBeLessThan(12);
    expect(told.now).toEqual([{ name: '/x/a.mp4', phase: 'reading', bytes: 100_000_000, totalBytes: 100_000_000 }]);
    first.end();
    first.end();
    expect(meter.read(true)).toMatchObject({ files: 1, bytes: 100_000_000, secondsLeft: null, paused: true, now: [] });
  });

  it('passes over what is on record, and takes no speed from it', () => {
    let now = 0;
    const meter = createImportMeter(() => now);
    meter.expect(2, 100);
    now = 10;
    meter.skip(60);
    expect(meter.read(false)).toMatchObject({ files: 1, bytes: 60, bytesPerSecond: null, secondsLeft: null });
  });

  it('never says that more was done than there is, where files were added meanwhile', () => {
    const meter = createImportMeter(() => 0);
    meter.expect(1, 10);
    for (const bytes of [10, 20]) meter.begin('a', bytes).end();
    expect(meter.read(false)).toMatchObject({ files: 2, totalFiles: 2, bytes: 30, totalBytes: 30 });
  });
});
