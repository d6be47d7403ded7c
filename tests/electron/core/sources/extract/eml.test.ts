import { describe, expect, it } from 'vitest';
import { extractMail } from '../../../../../electron/core/sources/extract/eml.ts';

const mail = (lines: string) => new Uint8Array(Buffer.from(lines.trimStart().replaceAll('\n', '\r\n')));

describe('extractMail', () => {
  it('begins with the header lines, the date as the mail states it', async () => {
    const extraction = await extractMail(
      mail(`
From: "Reyes, A." <reyes@example.org>
To: desk@example.org, Night Desk <night@example.org>
Cc: union@example.org
Date: Mon, 9 Feb 2026 18:20:00 -0500
Subject: =?utf-8?Q?Instruction_on_the_recording?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

Please hold the recording.
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="order.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b--
`),
    );
    expect(extraction.title).toBe('Instruction on the recording');
    expect(extraction.meta).toMatchObject({
      from: 'Reyes, A. <reyes@example.org>',
      to: 'desk@example.org, Night Desk <night@example.org>',
      cc: 'union@example.org',
      date: 'Mon, 9 Feb 2026 18:20:00 -0500',
      attachments: 'order.pdf',
    });
    expect(extraction.pages[0]?.text).toBe(
      [
        'From: Reyes, A. <reyes@example.org>',
        'To: desk@example.org, Night Desk <night@example.org>',
        'Cc: union@example.org',
        'Date: Mon, 9 Feb 2026 18:20:00 -0500',
        'Subject: Instruction on the recording',
        'Attachments: order.pdf',
        '',
        'Please hold the recording.',
      ].join('\n'),
    );
  });

  it('turns an HTML body into text, with a warning', async () => {
    const extraction = await extractMail(
      mail(`
From: a@b.c
Date: Mon, 9 Feb 2026 18:20:00 -0500
Content-Type: text/html; charset=utf-8

<html><head><style>p{}</style></head><body><p>First &amp; last</p><p>Second</p></body></html>
`),
    );
    expect(extraction.pages[0]?.text.split('\n').slice(3)).toEqual(['First & last', '', 'Second']);
    expect(extraction.warnings).toEqual(['the mail has an HTML body only, shown as text']);
  });

  it('keeps a header from adding lines of its own', async () => {
    const extraction = await extractMail(mail('From: a@b.c\nSubject: =?utf-8?Q?One=0D=0ADate:_forged?=\n\nx'));
    expect(extraction.pages[0]?.text).toContain('Subject: One Date: forged');
  });
});
