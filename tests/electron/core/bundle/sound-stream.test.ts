import { deflateSync, inflateRawSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SyntaxReader } from '../../../../electron/core/bundle/pdf-syntax.ts';
import { PdfDict, PdfStream, type PdfValue } from '../../../../electron/core/bundle/pdf-values.ts';
import { soundStream } from '../../../../electron/core/bundle/sound-stream.ts';

const file = { object: () => undefined };

function stream(dict: string, data: Uint8Array): PdfStream {
  const read = new SyntaxReader(`${dict} `).value();
  if (!(read instanceof PdfDict)) throw new Error('no dictionary');
  return new PdfStream(read, data);
}

const plain = (value: PdfValue | undefined): unknown =>
  Array.isArray(value)
    ? value.map(plain)
    : value instanceof PdfDict
      ? 'dict'
      : ((value as { text?: string })?.text ?? value);

const words = Buffer.from('BT /F1 12 Tf (words of the page) Tj ET '.repeat(40));
const hex = Buffer.from(`${words.toString('hex')}>`);

describe('a stream of an exhibit', () => {
  it.each([
    ['packed as usual', '<</Filter/FlateDecode>>', deflateSync(words)],
    ['that is not packed', '<</Length 3>>', words],
    ['that is a photo', '<</Filter[/DCTDecode]>>', words],
  ])('%s is copied as it stands', (_, dict, data) => {
    const given = stream(dict, data);
    expect(soundStream(file, given, true)).toBe(given);
  });

  it('packed in an old way is packed as usual, the rest of its dictionary kept', () => {
    const sound = soundStream(file, stream('<</Filter[/ASCIIHexDecode]/DecodeParms[null]/Length1 7>>', hex), false);
    expect(inflateSync(sound.data).equals(words)).toBe(true);
    expect([...sound.dict.entries].map(([key, value]) => [key, plain(value)])).toEqual([
      ['Length1', 7],
      ['Filter', 'FlateDecode'],
    ]);
  });

  it('loses the name of an encryption that is already off', () => {
    const given = stream('<</Filter[/Crypt/FlateDecode]/DecodeParms[<</Name/Identity>>null]>>', deflateSync(words));
    const sound = soundStream(file, given, false);
    expect(inflateSync(sound.data).equals(words)).toBe(true);
    expect(plain(sound.dict.get('Filter'))).toBe('FlateDecode');
  });

  it('is a photo alone where it was a photo in another packing', () => {
    const given = stream('<</Filter[/ASCIIHexDecode/DCTDecode]/DecodeParms[null<</ColorTransform 0>>]>>', hex);
    const sound = soundStream(file, given, false);
    expect(Buffer.from(sound.data).equals(words)).toBe(true);
    expect(plain(sound.dict.get('Filter'))).toEqual(['DCTDecode']);
    expect(plain(sound.dict.get('DecodeParms'))).toEqual(['dict']);
  });

  it('keeps what comes before its damage, in a file that had to be repaired', () => {
    const packed = deflateSync(Buffer.from(words.toString('latin1').replaceAll(/\d/gu, () => 'x')));
    for (const damaged of [
      packed.subarray(0, packed.length - 9),
      Buffer.concat([packed.subarray(0, packed.length - 4), Buffer.from('none')]),
    ]) {
      const given = stream('<</Filter/FlateDecode>>', damaged);
      expect(soundStream(file, given, false)).toBe(given);
      const sound = soundStream(file, given, true);
      const kept = inflateSync(sound.data).toString('latin1');
      expect(kept.length).toBeGreaterThan(30);
      expect(words.toString('latin1').replaceAll(/\d/gu, 'x').startsWith(kept)).toBe(true);
    }
  });

  it('is whole although its head promises a smaller window than it uses', () => {
    const block = Buffer.from(Array.from({ length: 20_000 }, (_, i) => (i * i * 7919 + (i >> 5)) & 0xff));
    const whole = Buffer.concat([block, block, block]);
    const packed = deflateSync(whole);
    packed.set([0x18, 0x19]);
    const { data } = soundStream(file, stream('<</Filter/FlateDecode>>', packed), true);
    const kept = data.length === packed.length ? inflateRawSync(data.subarray(2)) : inflateSync(data);
    expect(kept.equals(whole)).toBe(true);
  });

  it('is empty where nothing of it can be unpacked, or its rows are those of no picture', () => {
    const rows = stream('<</Filter/FlateDecode/DecodeParms<</Predictor 2/Colors 536870913>>>>', deflateSync(words));
    const unknown = stream('<</Filter/NoSuchDecode>>', words);
    for (const given of [rows, unknown]) {
      const sound = soundStream(file, given, false);
      expect(sound.data).toHaveLength(0);
      expect(sound.dict.has('Filter')).toBe(false);
    }
  });
});
