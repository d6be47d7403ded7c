import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '../../../shared/assert.ts';

/** The family under which a template names each of the fonts that come with the program, by the beginning of its file's name. */
const families: Readonly<Record<string, string>> = {
  LibertinusSerif: 'Loudermill Serif',
  DejaVuSansMono: 'Loudermill Mono',
  NewCM10: 'Loudermill Symbols',
  NewCMMath: 'Loudermill Math',
};

/**
 * Subtle: Typst looks for fonts of the computer first and cannot be told not to. Our fonts are handed over under family names
 * that no other font has, so a page looks the same, byte for byte, on a computer that has another Libertinus.
 */
let loaded: readonly Buffer[] | undefined;

/** Gives the fonts that come with the program, renamed; read once. */
export function programFonts(): readonly Buffer[] {
  loaded ??= readFonts(fontFolder());
  return loaded;
}

function readFonts(folder: string): Buffer[] {
  const files = readdirSync(folder).filter((name) => /\.(?:otf|ttf)$/u.test(name));
  return files.sort().map((file) => {
    const family = Object.entries(families).find(([start]) => file.startsWith(start))?.[1];
    assert(family !== undefined, `a font of the program without a family: ${file}`);
    return renamedFont(readFileSync(join(folder, file)), family);
  });
}

/** The folder resources/fonts above this module: in the sources, in the built app, and beside the archive of a package. */
function fontFolder(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const folder = join(at, 'resources', 'fonts');
    if (existsSync(folder)) return folder;
    const above = dirname(at);
    assert(above !== at, 'the fonts of the program are missing');
    at = above;
  }
}

type NameRecord = { readonly head: Buffer; readonly id: number; readonly value: Buffer };

/** Gives a font under another family name; glyphs and metrics stay as they are (OpenType: name table, ids 1, 6 and 16). */
export function renamedFont(font: Buffer, family: string): Buffer {
  const count = font.readUInt16BE(4);
  const at = Array.from({ length: count }, (_, i) => 12 + 16 * i).find(
    (o) => font.toString('latin1', o, o + 4) === 'name',
  );
  assert(at !== undefined, 'a font without a name table');
  const start = font.readUInt32BE(at + 8);
  const names = nameTable(namesOf(font, start), family);
  const whole = Buffer.concat([font, Buffer.alloc(-font.length & 3), names, Buffer.alloc(-names.length & 3)]);
  whole.writeUInt32BE(checksum(names), at + 4);
  whole.writeUInt32BE(font.length + (-font.length & 3), at + 8);
  whole.writeUInt32BE(names.length, at + 12);
  return whole;
}

function namesOf(font: Buffer, start: number): NameRecord[] {
  const strings = start + font.readUInt16BE(start + 4);
  return Array.from({ length: font.readUInt16BE(start + 2) }, (_, i) => {
    const at = start + 6 + 12 * i;
    const from = strings + font.readUInt16BE(at + 10);
    const value = font.subarray(from, from + font.readUInt16BE(at + 8));
    return { head: font.subarray(at, at + 6), id: font.readUInt16BE(at + 6), value };
  });
}

/** Subtle: Typst knows some fonts by their PostScript name and gives them a family of its own, so that name changes too. */
function nameTable(names: readonly NameRecord[], family: string): Buffer {
  const written = names.map((name) => {
    const wide = name.head.readUInt16BE(0) !== 1;
    const text = (value: string) => (wide ? Buffer.from(value, 'utf16le').swap16() : Buffer.from(value, 'latin1'));
    if (name.id === 1 || name.id === 16) return { ...name, value: text(family) };
    if (name.id === 6) return { ...name, value: Buffer.concat([text('LM-'), name.value]) };
    return name;
  });
  const head = Buffer.alloc(6 + 12 * written.length);
  head.writeUInt16BE(written.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [i, { head: record, id, value }] of written.entries()) {
    const at = 6 + 12 * i;
    record.copy(head, at);
    head.writeUInt16BE(id, at + 6);
    head.writeUInt16BE(value.length, at + 8);
    head.writeUInt16BE(offset, at + 10);
    offset += value.length;
  }
  return Buffer.concat([head, ...written.map(({ value }) => value)]);
}

function checksum(table: Buffer): number {
  const padded = Buffer.concat([table, Buffer.alloc(-table.length & 3)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
}
