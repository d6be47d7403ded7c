import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { asWritable, closeCase, createCase, openCase } from '../../../../electron/core/case-file/open-case.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import { buildCase, tempFolder, testContext } from '../../../support/case-builder.ts';

const about = { title: 'Doe v. City', client: 'Officer Jane Doe', passphrase: null };

async function madeCase(passphrase: string | null = null): Promise<string> {
  const folder = join(tempFolder(), 'Doe');
  closeCase(await createCase(folder, { ...about, passphrase }, testContext()));
  return folder;
}

function addPerson(opened: Parameters<typeof write>[0], name: string): void {
  write(opened, { label: 'add person' }, (edit) =>
    edit.insert('person', { id: opened.ids.next(), name, rank: '', badge: '', unit: '', role: 'witness', note: '' }),
  );
}

describe('a case folder', () => {
  it('holds one database, its keys and the evidence folder when it is closed', async () => {
    const folder = await madeCase();
    expect(readdirSync(folder).sort()).toEqual(['Doe.keys', 'Doe.loudermill', 'evidence']);
  });

  it('is cleared of what an import that was cut off left, by whoever writes to it next and by nobody else', async () => {
    const folder = await madeCase();
    const left = join(folder, 'evidence', '.incoming-0011223344556677.tmp');
    const foreign = join(folder, 'evidence', 'notes.tmp');
    for (const path of [left, foreign]) writeFileSync(path, 'half');
    closeCase(await openCase(folder, null, testContext(), { readOnly: true }));
    expect(existsSync(left)).toBe(true);
    closeCase(await openCase(folder, null, testContext()));
    expect([existsSync(left), existsSync(foreign)]).toEqual([false, true]);
  });

  it('opens again with what was written', async () => {
    const folder = await madeCase();
    const first = asWritable(await openCase(folder, null, testContext()));
    addPerson(first, 'A. Witness');
    closeCase(first);
    const again = await openCase(join(folder, 'Doe.loudermill'), null, testContext());
    expect(again.db.prepare('SELECT name FROM person').all()).toEqual([{ name: 'A. Witness' }]);
    closeCase(again);
  });

  it('is not made in a folder that has files, which stay', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'mine.txt'), 'mine');
    await expect(createCase(folder, about, testContext())).rejects.toMatchObject({ code: 'conflict' });
    expect(readdirSync(folder)).toEqual(['mine.txt']);
  });

  it('that two make at once is made by one; the other takes nothing from it', async () => {
    const folder = join(tempFolder(), 'Doe');
    const made = await Promise.allSettled(
      ['first horse', 'second horse'].map((passphrase) => createCase(folder, { ...about, passphrase }, testContext())),
    );
    const failed = made.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(failed).toEqual([expect.objectContaining({ code: 'conflict' })]);
    const at = made.findIndex((one) => one.status === 'fulfilled');
    for (const one of made) if (one.status === 'fulfilled') closeCase(one.value);
    expect(readdirSync(folder).sort()).toEqual(['Doe.keys', 'Doe.loudermill', 'evidence']);
    closeCase(await openCase(folder, ['first horse', 'second horse'][at]!, testContext()));
  });

  it('is found beside the shadow files that some systems put on a memory stick', async () => {
    const folder = await madeCase();
    writeFileSync(join(folder, '._Doe.loudermill'), 'shadow');
    closeCase(await openCase(folder, null, testContext()));
  });

  it('says so when there is no case', async () => {
    await expect(openCase(join(tempFolder(), 'none'), null, testContext())).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(openCase(tempFolder(), null, testContext())).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a second opener', () => {
  it('reads only and learns who has it', async () => {
    const opened = await buildCase();
    const second = await openCase(opened.layout.folder, null, testContext());
    expect(second.readOnly).toBe('in-use');
    expect(second.heldBy).toMatch(/ on /);
    expect(() => asWritable(second)).toThrow(expect.objectContaining({ code: 'read-only' }));
    closeCase(second);
    expect(existsSync(opened.layout.lock)).toBe(true);
  });

  it('that still reads lets the first one close; nothing is lost and the next one writes', async () => {
    const folder = await madeCase();
    const first = asWritable(await openCase(folder, null, testContext()));
    addPerson(first, 'A. Witness');
    const second = await openCase(folder, null, testContext());
    closeCase(first);
    expect(existsSync(first.layout.lock)).toBe(false);
    closeCase(second);
    const again = asWritable(await openCase(folder, null, testContext()));
    expect(again.db.prepare('SELECT name FROM person').pluck().all()).toEqual(['A. Witness']);
    closeCase(again);
    expect(readdirSync(folder).sort()).toEqual(['Doe.keys', 'Doe.loudermill', 'evidence']);
  });

  it('takes over a lock that a dead process left', async () => {
    const folder = await madeCase();
    const opened = asWritable(await openCase(folder, null, testContext()));
    const lock = JSON.parse(readFileSync(opened.layout.lock, 'utf8')) as { pid: number };
    closeCase(opened);
    writeFileSync(opened.layout.lock, JSON.stringify({ ...lock, pid: 2 ** 22 - 1 }));
    const again = await openCase(folder, null, testContext());
    expect(again.readOnly).toBeNull();
    closeCase(again);
  });
});

describe('a case with a passphrase', () => {
  it('opens with it, and with no other', async () => {
    const folder = await madeCase('correct horse');
    await expect(openCase(folder, null, testContext())).rejects.toMatchObject({
      code: 'locked',
      data: { wrong: false },
    });
    await expect(openCase(folder, 'wrong horse', testContext())).rejects.toMatchObject({
      code: 'locked',
      data: { wrong: true },
    });
    const opened = await openCase(folder, 'correct horse', testContext());
    expect(opened.encrypted).toBe(true);
    closeCase(opened);
  });

  it('leaves no word of the case readable on the disk, open or closed', async () => {
    const folder = await madeCase('correct horse');
    const opened = asWritable(await openCase(folder, 'correct horse', testContext()));
    addPerson(opened, 'CANARYCANARY');
    const canaries = ['utf8', 'utf16le'].map((e) => Buffer.from('CANARYCANARY', e as BufferEncoding));
    const leaks = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((f) => f.isFile())
        .map((f) => readFileSync(join(f.parentPath, f.name)))
        .some((bytes) => canaries.some((canary) => bytes.includes(canary)) || bytes.includes('SQLite format'));
    expect(leaks()).toBe(false);
    closeCase(opened);
    expect(leaks()).toBe(false);
  });

  it('shows the canary where there is no passphrase, so that the test above can fail', async () => {
    const folder = await madeCase();
    const opened = asWritable(await openCase(folder, null, testContext()));
    addPerson(opened, 'CANARYCANARY');
    closeCase(opened);
    expect(readFileSync(opened.layout.database).includes('CANARYCANARY')).toBe(true);
  });
});

describe('a case that cannot be written', () => {
  it('that a newer program wrote is refused and not touched', async () => {
    const folder = await madeCase();
    const path = join(folder, 'Doe.loudermill');
    const db = new Sqlite(path);
    db.pragma('user_version = 9990');
    db.close();
    const before = readFileSync(path);
    await expect(openCase(folder, null, testContext())).rejects.toMatchObject({
      code: 'newer-case',
      data: { version: 9990 },
    });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(join(folder, 'Doe.lock'))).toBe(false);
  });

  it('that is damaged is opened for reading only, or refused as corrupt; never repaired in place', async () => {
    const folder = await madeCase();
    const path = join(folder, 'Doe.loudermill');
    const whole = readFileSync(path);
    const outcomes = new Set<string>();
    for (let offset = 0; offset < whole.length; offset += 4096) {
      const broken = Buffer.from(whole);
      broken.fill(0x5a, offset, Math.min(offset + 256, whole.length));
      writeFileSync(path, broken);
      try {
        const opened = await openCase(folder, null, testContext());
        outcomes.add(opened.readOnly ?? 'writable');
        closeCase(opened);
      } catch (cause) {
        outcomes.add((cause as { code: string }).code);
      }
      if (!outcomes.has('writable')) expect(readFileSync(path).equals(broken)).toBe(true);
      outcomes.delete('writable');
    }
    expect([...outcomes].sort()).toEqual(expect.arrayContaining(['corrupt-case', 'damaged']));
    expect([...outcomes].every((o) => o === 'corrupt-case' || o === 'damaged')).toBe(true);
  });

  it('that is no database at all is corrupt', async () => {
    const folder = await madeCase();
    writeFileSync(join(folder, 'Doe.loudermill'), 'this is not a database, but a long enough piece of text'.repeat(20));
    await expect(openCase(folder, null, testContext())).rejects.toMatchObject({ code: 'corrupt-case' });
  });

  it('whose key file is missing or damaged says so', async () => {
    const folder = await madeCase('correct horse');
    writeFileSync(join(folder, 'Doe.keys'), '{"format":');
    await expect(openCase(folder, 'correct horse', testContext())).rejects.toMatchObject({
      code: 'corrupt-case',
      data: { part: 'keys' },
    });
    rmSync(join(folder, 'Doe.keys'));
    await expect(openCase(folder, 'correct horse', testContext())).rejects.toMatchObject({
      code: 'corrupt-case',
      data: { part: 'keys' },
    });
  });

  it('opens without its evidence folder, with its rows', async () => {
    const folder = await madeCase();
    const copy = join(tempFolder(), 'Doe');
    mkdirSync(copy);
    for (const name of ['Doe.keys', 'Doe.loudermill']) cpSync(join(folder, name), join(copy, name));
    const opened = await openCase(copy, null, testContext());
    expect(opened.db.prepare('SELECT title FROM case_info').get()).toEqual({ title: 'Doe v. City' });
    closeCase(opened);
  });
});
