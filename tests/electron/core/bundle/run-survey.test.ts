import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runSurvey } from '../../../../electron/core/bundle/run-survey.ts';
import { tempFolder } from '../../../support/case-builder.ts';
import { makePdf } from '../../../support/make-files.ts';

async function saved(): Promise<{ path: string; sha256: string }> {
  const path = join(tempFolder(), 'saved.pdf');
  const bytes = await makePdf(['Page one.', 'Page two.']);
  writeFileSync(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

describe('a survey of a file on the disk', () => {
  it('gives the hash of the bytes that it read, and a digest of each page', async () => {
    const { path, sha256 } = await saved();
    const survey = await runSurvey(path, { sha256 });
    expect(survey.sha256).toBe(sha256);
    expect(new Set(survey.pages.map(({ digest }) => digest)).size).toBe(2);
  });

  it('refuses a file that is not the one that was checked, though it is a PDF or none any more', async () => {
    const { path, sha256 } = await saved();
    for (const bytes of [await makePdf(['Page one.', 'Page 2.']), 'no PDF', '']) {
      writeFileSync(path, bytes);
      await expect(runSurvey(path, { sha256 })).rejects.toMatchObject({
        code: 'check-failed',
        data: { checks: ['saved'] },
      });
    }
  });

  it('says of what is no PDF that it cannot be read, and of a file that is gone that it is', async () => {
    const { path } = await saved();
    await expect(runSurvey(`${path}.gone`)).rejects.toMatchObject({ code: 'not-found' });
    writeFileSync(path, 'no PDF');
    await expect(runSurvey(path)).rejects.toMatchObject({ code: 'unreadable-file' });
  });
});
