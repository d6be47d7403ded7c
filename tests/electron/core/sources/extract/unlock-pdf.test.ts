import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../../../electron/core/sources/extract/pdf.ts';
import { unlockPdf } from '../../../../../electron/core/sources/extract/unlock-pdf.ts';
import { tempFolder } from '../../../../support/case-builder.ts';
import { corpusPdfs, hasLockedCorpus, lockedCorpus, twoFilters } from '../../../../support/locked-corpus.ts';
import { makePdf } from '../../../../support/make-files.ts';

const qpdf = ['/usr/bin/qpdf', '/usr/local/bin/qpdf', '/opt/homebrew/bin/qpdf'].find((path) => existsSync(path));

/** What qpdf is told for each scheme of the standard security handler. */
const schemes: Readonly<Record<string, readonly string[]>> = {
  'RC4 40 bits, revision 2': ['40'],
  'RC4 128 bits, revision 3': ['128', '--use-aes=n', '--print=none'],
  'RC4 128 bits by a crypt filter, revision 4': ['128', '--use-aes=n', '--force-V4'],
  'AES 128 bits, revision 4': ['128', '--use-aes=y'],
  'AES 128 bits, metadata in the clear': ['128', '--use-aes=y', '--cleartext-metadata'],
  'AES 256 bits, revision 5': ['256', '--force-R5'],
  'AES 256 bits, revision 6': ['256'],
  'AES 256 bits, metadata in the clear': ['256', '--cleartext-metadata', '--extract=n'],
};

async function encrypted(how: readonly string[], user: string, more: readonly string[] = []): Promise<Uint8Array> {
  const folder = tempFolder();
  const [plain, out] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')];
  writeFileSync(plain, await makePdf(['The officer called dispatch', 'Second sheet'], { title: 'Memo' }));
  const args = ['--allow-weak-crypto', ...more, '--encrypt', user, 'owner', ...how, '--', plain, out];
  execFileSync(qpdf!, args, { stdio: 'pipe' });
  return new Uint8Array(readFileSync(out));
}

const reasonOf = async (work: Promise<unknown>) =>
  await work.then(
    () => null,
    (cause: { data: { reason: string } }) => cause.data.reason,
  );

describe.skipIf(qpdf === undefined)('a PDF under a password that qpdf wrote (skipped where qpdf is missing)', () => {
  it.each(Object.keys(schemes))(
    '%s: opens by either password, by no other, and says the same without',
    async (name) => {
      const locked = await encrypted(schemes[name]!, 'user');
      expect(await reasonOf(extractPdf(locked))).toBe('encrypted');
      expect(await reasonOf(unlockPdf(locked, 'User'))).toBe('encrypted');
      for (const password of ['user', 'owner']) {
        const { bytes, pages } = await unlockPdf(locked, password);
        expect(pages).toBe(2);
        const path = join(tempFolder(), 'unlocked.pdf');
        writeFileSync(path, bytes);
        execFileSync(qpdf!, ['--check', path], { stdio: 'pipe' });
        const read = await extractPdf(bytes);
        expect(read.pages.map((page) => page.text.trim())).toEqual(['The officer called dispatch', 'Second sheet']);
        expect(read.title).toBe('Memo');
        expect(read.meta['encrypted']).toBeUndefined();
        expect(read.warnings).toEqual([]);
      }
    },
  );

  it('takes letters beyond ASCII, and objects in streams', async () => {
    const password = 'pä ß€ Ω';
    const locked = await encrypted(['256'], password, ['--object-streams=generate']);
    expect((await unlockPdf(locked, password)).pages).toBe(2);
  });

  it('tells what its maker asked readers not to do, also by the password of the owner', async () => {
    const locked = await encrypted(['256', '--print=none', '--extract=n', '--modify=none'], 'user');
    for (const password of ['user', 'owner']) {
      expect((await unlockPdf(locked, password)).forbids).toBe('printing, copying, changing, commenting');
    }
    const open = await encrypted(['256', '--print=none'], '');
    expect((await extractPdf(open)).meta).toMatchObject({ encrypted: 'yes', forbids: 'printing' });
  });
});

describe('a PDF under a password', () => {
  it('is refused with an error that does not hold what was typed', async () => {
    const locked = await makePdf(['Words'], { userPassword: 'right', ownerPassword: 'other' });
    const failure = await unlockPdf(locked, 'CANARYPASSWORD').catch((cause: unknown) => cause);
    const said = JSON.stringify(failure, Object.getOwnPropertyNames(failure));
    expect(said).toContain('does not open');
    expect(said).not.toContain('CANARY');
  });

  it('is told apart from bytes that are no PDF', async () => {
    expect(await reasonOf(unlockPdf(Buffer.from('no PDF'), 'x'))).toBe('damaged');
  });

  it.skipIf(!hasLockedCorpus)(
    'is not taken for one with a wrong password where strings and streams are encrypted in two ways (skipped without corpus)',
    async () => {
      const bytes = new Uint8Array(readFileSync(join(corpusPdfs, twoFilters.name)));
      expect(await reasonOf(unlockPdf(bytes, twoFilters.password))).toBe('unsupported');
    },
  );

  it.skipIf(!hasLockedCorpus).each(Object.entries(lockedCorpus))(
    '%s of the corpus opens with its password (skipped without corpus)',
    async (name, password) => {
      const { bytes, pages } = await unlockPdf(new Uint8Array(readFileSync(join(corpusPdfs, name))), password);
      expect((await extractPdf(bytes)).pages).toHaveLength(pages);
    },
  );
});
