import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { asWritable, closeCase, openCase, type ReadableCase } from '../../../../electron/core/case-file/open-case.ts';
import { stepsOfSource } from '../../../../electron/core/custody/custody-queries.ts';
import { verifyCase } from '../../../../electron/core/custody/verify.ts';
import { createExcerpt } from '../../../../electron/core/sources/excerpts-commands.ts';
import { extractPdf } from '../../../../electron/core/sources/extract/pdf.ts';
import { givePassword } from '../../../../electron/core/sources/give-password.ts';
import { listPasswords } from '../../../../electron/core/sources/passwords-queries.ts';
import { readAgain } from '../../../../electron/core/sources/read-again.ts';
import { getObject, getSource, listPages } from '../../../../electron/core/sources/sources-queries.ts';
import { buildCase, testContext } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { makePdf } from '../../../support/make-files.ts';

const pool = sharedPool();
const password = 'CANARY-pass-7319';
const locked = () => makePdf(['The officer called dispatch', 'Second'], { userPassword: password, ownerPassword: 'o' });

/** Every byte of the folder of a case. */
function bytesIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))));
}

/** Whether the bytes that are shown and copied are those that were received. */
const isAsReceived = async (opened: ReadableCase, object: string) =>
  Buffer.from(await opened.unlocked.readAll(object)).equals(await opened.store.readAll(object));

describe('the password of a source', () => {
  it('opens it: its text can be searched and excerpted, and the log says so', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'memo.pdf', await locked());
    expect(getSource(opened, id)).toMatchObject({ unreadable: 'encrypted', pages: 0 });
    expect(listPasswords(opened)).toMatchObject([{ source: id, isOpen: false, isRead: false }]);
    expect(await givePassword(opened, pool, id, 'canary-pass-7319')).toBe('encrypted');
    expect(await readAgain(opened, pool, id)).toMatchObject({ unreadable: 'encrypted' });
    expect(await givePassword(opened, pool, id, password)).toBeNull();
    expect(await readAgain(opened, pool, id)).toMatchObject({ unreadable: null, pages: 2 });
    const source = getSource(opened, id);
    expect(source).toMatchObject({ unreadable: null, pages: 2, format: 'pdf' });
    expect(listPages(opened, source.object, 1, 1)[0]!.text).toContain('called dispatch');
    createExcerpt(opened, { source: id, kind: 'words', page: 1, quote: 'called dispatch' });
    expect(getObject(opened, source.object)!.meta['encrypted']).toBe('password');
    expect(stepsOfSource(opened, id)).toContainEqual(
      expect.objectContaining({ label: 'read again with its password', kind: 'act' }),
    );
    expect(await isAsReceived(opened, source.object)).toBe(false);
    expect((await extractPdf(await opened.unlocked.readAll(source.object))).pages).toHaveLength(2);
    expect((await verifyCase(opened)).problems).toEqual([]);
  });

  it('stands in no file of the case, open or closed, nor does what it opens, and is asked for again in the next session', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'memo.pdf', await locked());
    await givePassword(opened, pool, id, `${password}-wrong`);
    await givePassword(opened, pool, id, password);
    await readAgain(opened, pool, id);
    const { folder } = opened.layout;
    const { object } = getSource(opened, id);
    expect(opened.unlocked.about(object)).not.toBeNull();
    expect(bytesIn(folder).includes('called dispatch')).toBe(true);
    expect(bytesIn(folder).includes('CANARY')).toBe(false);
    closeCase(opened);
    expect(opened.unlocked.about(object)).toBeNull();
    expect(bytesIn(folder).includes('CANARY')).toBe(false);
    const again = asWritable(await openCase(folder, null, testContext()));
    const source = getSource(again, id);
    expect(source).toMatchObject({ unreadable: null, pages: 2 });
    expect(listPages(again, source.object, 2, 1)[0]!.text).toContain('Second');
    expect(listPasswords(again)).toMatchObject([{ source: id, isOpen: false, isRead: true, bytes: source.bytes }]);
    expect(await isAsReceived(again, source.object)).toBe(true);
    expect(await readAgain(again, pool, id)).toMatchObject({ unreadable: 'encrypted', pages: 2 });
    expect(getSource(again, id)).toMatchObject({ unreadable: null, pages: 2 });
    expect((await verifyCase(again)).problems).toEqual([]);
    closeCase(again);
  });

  it('opens it for viewing in a case that is open for reading only', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'memo.pdf', await locked());
    const reading = await openCase(opened.layout.folder, null, testContext());
    expect(reading.readOnly).toBe('in-use');
    expect(await givePassword(reading, pool, id, password)).toBeNull();
    const { object } = getSource(reading, id);
    expect(await isAsReceived(reading, object)).toBe(false);
    expect(await isAsReceived(opened, object)).toBe(true);
    closeCase(reading);
  });

  it('is refused for a source that asks for none', async () => {
    const opened = await buildCase();
    const id = await addFile(opened, pool, 'memo.pdf', await makePdf(['Open'], { ownerPassword: 'o' }));
    await expect(givePassword(opened, pool, id, 'o')).rejects.toMatchObject({ code: 'invalid-input' });
    expect(listPasswords(opened)).toEqual([]);
  });
});
