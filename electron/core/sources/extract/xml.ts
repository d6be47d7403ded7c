import { SaxesParser } from 'saxes';
import { unreadable } from './extraction.ts';

/** Who hears what stands in an XML text; names come without their prefix. */
export type XmlListener = {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

const deepest = 2_000;

/**
 * Reads an XML text as it comes. Entities of its own are never put in place of their names, so a text cannot grow; elements nested
 * beyond a depth and what is not well-formed throw `unreadable-file`.
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, listener: XmlListener): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let depth = 0;
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > deepest) throw unreadable('damaged', 'elements are nested too deep');
    listener.open?.(local(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.close?.(local(name));
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk));
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.write(decoder?.decode() ?? '').close();
  } catch (cause) {
    if (cause instanceof Error && 'data' in cause) throw cause;
    throw unreadable('damaged', 'the XML in the file cannot be parsed', { cause });
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return 'utf-8';
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
