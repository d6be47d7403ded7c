import type { ByteSource } from '../byte-source.ts';
import type { Extraction } from './extraction.ts';
import { textToPages } from './text.ts';
import { archiveLimits, openZip, type ZipMember } from './zip-parts.ts';

/** Gives an archive as text pages that list its members; `meta` has how many there are. Throws `unreadable-file`. */
export async function extractArchive(source: ByteSource): Promise<Extraction> {
  const { members, more } = await openZip(source);
  const files = members.filter((member) => member.sort !== 'folder');
  const warnings: string[] = [];
  if (more) warnings.push(`more than ${archiveLimits.entries} members, the rest are not listed`);
  if (files.some((member) => member.entry.isEncrypted()))
    warnings.push(
      'some members are under a password and stay closed: unpack the archive with it elsewhere, then add those files',
    );
  return {
    format: 'zip',
    mime: 'application/zip',
    title: null,
    pages: textToPages(files.map(memberLine).join('\n')),
    meta: { members: String(files.length) },
    warnings,
  };
}

function memberLine({ path, size, modifiedAt }: ZipMember): string {
  const name = path.replaceAll(/[\r\n\f\v\u0085\u2028\u2029]/gu, ' ');
  return `${name}  ${size} bytes${modifiedAt === null ? '' : `  ${modifiedAt.slice(0, 16).replace('T', ' ')}`}`;
}
