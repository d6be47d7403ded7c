import type { SourceFormat } from '../../../../shared/domain/sources.ts';
import type { ByteSource } from '../byte-source.ts';
import { detectSource } from './detect.ts';
import type { PartSink } from './part-sink.ts';
import { zipParts } from './zip-parts.ts';

const withParts: ReadonlySet<SourceFormat> = new Set(['zip', 'eml', 'msg']);

/** Tells whether files of a format may hold other files that are sources of their own. */
export function hasParts(format: SourceFormat): boolean {
  return withParts.has(format);
}

/** Gives the members of an archive or what is attached to a mail, one after the other. Throws `unreadable-file`. */
export async function partsOf(name: string, source: ByteSource, sink: PartSink): Promise<void> {
  const { format } = await detectSource(name, source);
  if (format === 'zip') await zipParts(source, sink);
  else if (format === 'eml') await (await import('./eml-parts.ts')).mailParts(source, sink);
  else if (format === 'msg') await (await import('./msg.ts')).msgParts(source, sink);
}
