import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDocx, makePdf, makeTiff } from '../support/make-files.ts';

/** A mail that tries what a mail can try: scripts, remote pictures, styles, frames, forms, links. */
const hostileMail = [
  'From: Records <records@example.invalid>',
  'To: Union <union@example.invalid>',
  'Date: Mon, 02 Mar 2026 09:00:00 -0500',
  'Subject: Radio log',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><head><style>p{position:fixed;background:url(https://evil.example/s.png)}</style>',
  '<script>window.owned = true</script><base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/"></head><body onload="window.owned = true">',
  '<p onclick="window.owned = true" style="background:url(https://evil.example/p.png)">The lieutenant said to call at noon.</p>',
  '<img src="https://evil.example/i.png"><img src=x onerror="window.owned = true">',
  '<iframe src="https://evil.example/f"></iframe><form action="https://evil.example/g"><input name="a"></form>',
  '<a href="https://evil.example/go">a link</a> <svg onload="window.owned = true"><script>window.owned = true</script></svg>',
  '</body></html>',
].join('\r\n');

/** Writes one file of each kind into a new folder and gives their paths in order of name. */
export async function evidenceFiles(folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: readonly (readonly [string, Uint8Array | string])[] = [
    [
      'audit note.pdf',
      await makePdf([
        'Audit note\nThe first call was found by an audit.',
        'Second page\nShe asked her lieutenant what to do.\nHe said to call Border Patrol.',
        'Third page\nNothing else was found.',
      ]),
    ],
    ['broken.pdf', '%PDF-1.7\nthis is no PDF'],
    ['policy.txt', 'Policy 307.5\nMembers shall not call federal agencies for translation.\nIn force from 2020.\n'],
    ['radio log.eml', hostileMail],
    ['roster.docx', makeDocx(['Training roster', 'Sergeant Doe was not on the roster.'])],
    ['still.tiff', makeTiff([{ width: 40, height: 30, rgb: (x, y) => [x * 6, y * 8, 120] }])],
  ];
  return files.map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
}
