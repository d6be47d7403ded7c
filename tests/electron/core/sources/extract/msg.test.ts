import { afterAll, describe, expect, it } from 'vitest';
import { createExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import { extract } from '../../../../../electron/core/sources/extract/extract.ts';
import { unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';
import { makeMsg } from '../../../../support/make-msg.ts';

const pool = createExtractPool({ workers: 1, timeoutMs: 4000 });
afterAll(() => pool.close());

const tags = {
  subject: '0037',
  body: '1000',
  html: '1013',
  rtf: '1009',
  sender: '0C1A',
  address: '0C1F',
  headers: '007D',
};
const message = {
  fields: {
    [tags.subject]: 'Overtime on 9 February',
    [tags.body]: 'Please see the roster.\r\nRegards',
    [tags.sender]: 'Sgt. Doe',
    [tags.address]: 'doe@example.org',
    [tags.headers]: 'Received: x\r\nDate: Mon, 9 Feb 2026 12:00:00 -0500\r\nMessage-ID: <a@b>\r\n',
  },
  recipients: [
    { name: 'All', email: 'all@example.org', kind: 1 },
    { name: 'Chief', email: 'chief@example.org', kind: 2 },
  ],
  attachments: [
    { name: 'roster.txt', data: Buffer.from('names') },
    { name: 'roster.txt', data: Buffer.from('other names') },
    { name: 'Earlier', data: { fields: { [tags.subject]: 'Earlier', [tags.body]: 'inner words' } } },
  ],
} as const;

/** Rich Text as MS-OXRTFCP has it, not compressed. */
function rich(text: string): Uint8Array {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(text.length + 12, 0);
  head.writeUInt32LE(text.length, 4);
  head.write('MELA', 8, 'latin1');
  return Buffer.concat([head, Buffer.from(text, 'latin1')]);
}

describe('an Outlook message', () => {
  it('is read as a mail, with who wrote to whom, and when as it states', async () => {
    const { format, title, meta, pages } = await extract('mail.msg', makeMsg(message));
    expect({ format, title, meta }).toEqual({
      format: 'msg',
      title: 'Overtime on 9 February',
      meta: {
        from: 'Sgt. Doe <doe@example.org>',
        to: 'All <all@example.org>',
        cc: 'Chief <chief@example.org>',
        date: 'Mon, 9 Feb 2026 12:00:00 -0500',
        subject: 'Overtime on 9 February',
        messageId: '<a@b>',
        attachments: 'roster.txt; roster.txt; Earlier.msg',
      },
    });
    expect(pages[0]?.text).toContain('\n\nPlease see the roster.\nRegards');
  });

  it('is known by its inside, whatever its name', async () => {
    expect(await extract('mail.doc', makeMsg(message))).toMatchObject({
      format: 'msg',
      warnings: ['named .doc, is an Outlook message'],
    });
  });

  it('gives what is attached to it, messages too', async () => {
    const got: Record<string, string> = {};
    const summary = await pool.parts('mail.msg', makeMsg(message), async ({ path, chunks }) => {
      const all: Uint8Array[] = [];
      for await (const chunk of chunks) all.push(chunk);
      const file = Buffer.concat(all);
      got[path] = path.endsWith('.msg') ? ((await pool.extract(path, file)).pages[0]?.text ?? '') : file.toString();
    });
    expect(summary.refused).toEqual([]);
    expect(got).toEqual({
      'roster.txt': 'names',
      'roster.txt (2)': 'other names',
      'Earlier.msg': 'Subject: Earlier\n\ninner words',
    });
  });

  it('shows its HTML with its own pictures, and nothing from elsewhere', async () => {
    const html = '<p>Hi<img src="cid:logo@x"><img src="http://tracker.example/p.gif"><script>x()</script></p>';
    const made = makeMsg({
      fields: { [tags.html]: Buffer.from(html) },
      attachments: [{ name: 'logo.png', data: Buffer.from('PNG'), contentId: 'logo@x' }],
    });
    const shown = await pool.html('mail.msg', made);
    expect(shown).toContain('data:image/png;base64,UE5H');
    expect(shown).not.toMatch(/tracker|script|x\(\)/u);
  });

  it('whose body is Rich Text alone is read, as HTML where that was sent', async () => {
    const plain = makeMsg({ fields: { [tags.rtf]: rich('{\\rtf1\\ansi Dear Chief,\\par regards}') } });
    expect((await extract('a.msg', plain)).pages[0]?.text).toContain('Dear Chief,\nregards');
    const sent =
      '{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 {\\*\\htmltag64 <p>}Dear \\htmlrtf\\b\\htmlrtf0 {\\*\\htmltag84 <b>}Chief{\\*\\htmltag92 </b>}{\\*\\htmltag72 </p>}}';
    const html = makeMsg({ fields: { [tags.rtf]: rich(sent) } });
    expect(await pool.html('a.msg', new Uint8Array(html))).toContain('<b>Chief</b>');
    expect((await extract('a.msg', html)).pages[0]?.text).toContain('Dear Chief');
  });
});

describe('a hostile Outlook message', () => {
  const outcome = (file: Uint8Array) => pool.extract('a.msg', file).then(() => 'read', unreadableReason);

  it.each([
    ['a directory that runs in a circle', (file: Buffer) => file.fill(0, 512, 1024)],
    ['a directory without end', (file: Buffer) => file.writeUInt32LE(0, 48)],
    ['an absurd number of sectors', (file: Buffer) => file.writeUInt32LE(0x7fff_ffff, 44)],
    ['a table of small sectors that leads to itself', (file: Buffer) => file.writeUInt32LE(1, 60)],
    ['a chain of tables that leads to itself', (file: Buffer) => file.writeUInt32LE(0, 68)],
    ['half of its bytes', (file: Buffer) => file.fill(0, file.length >> 1)],
  ])('with %s is read or kept with a reason', { timeout: 20_000 }, async (_what, spoil) => {
    const file = Buffer.from(makeMsg(message));
    spoil(file);
    expect(['read', 'damaged', 'truncated', 'too-slow', 'out-of-memory', 'crashed', 'unsupported']).toContain(
      await outcome(new Uint8Array(file)),
    );
  });

  it('whose storages hold themselves costs its thread at most', { timeout: 20_000 }, async () => {
    const file = Buffer.from(makeMsg(message));
    const directory = 512 * (file.readUInt32LE(48) + 1);
    // Child, left and right of each entry lead back to the root (MS-CFB 2.6.1).
    for (let at = directory; at < directory + 512; at += 128) {
      for (const field of [68, 72, 76]) file.writeUInt32LE(0, at + field);
      file[at + 66] = 1;
    }
    expect(await outcome(new Uint8Array(file))).not.toBeNull();
    expect((await pool.extract('next.txt', Buffer.from('words'))).pages).toHaveLength(1);
  });

  it('whose Rich Text claims 2 GiB of binary bytes makes no room for them', async () => {
    const claim = '{\\rtf1\\ansi\\fromhtml1 \\bin2147483647 x}';
    expect(await outcome(makeMsg({ fields: { [tags.rtf]: rich(claim) } }))).toBe('read');
  });
});
