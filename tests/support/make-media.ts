import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MkvOutputFormat,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  WebMOutputFormat,
} from 'mediabunny';

const formats = {
  mp4: () => new Mp4OutputFormat({ fastStart: false }),
  'mp4-in-pieces': () => new Mp4OutputFormat({ fastStart: 'fragmented' }),
  mov: () => new MovOutputFormat({ fastStart: false }),
  webm: () => new WebMOutputFormat(),
  mkv: () => new MkvOutputFormat(),
};
export type MadeFormat = keyof typeof formats;

/** Gives a real container with a VP8 track of empty pictures (10 a second) and an Opus track; nothing in it can be played. */
export async function makeRecording(
  format: MadeFormat,
  options: { seconds?: number; rotation?: 0 | 90; picture?: boolean } = {},
): Promise<Uint8Array> {
  const { seconds = 2, rotation = 0, picture = true } = options;
  const target = new BufferTarget();
  const output = new Output({ format: formats[format](), target });
  const video = new EncodedVideoPacketSource('vp8');
  const audio = new EncodedAudioPacketSource('opus');
  if (picture) output.addVideoTrack(video, { frameRate: 10, rotation });
  output.addAudioTrack(audio);
  await output.start();
  const key = Uint8Array.from([0x10, 2, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xf0, 0, 0, 0]);
  for (let at = 0; at < seconds * 10; at += 1) {
    const about = { decoderConfig: { codec: 'vp8', codedWidth: 320, codedHeight: 240 } };
    if (picture) await video.add(new EncodedPacket(key, 'key', at / 10, 0.1), about);
    const sound = { decoderConfig: { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000 } };
    await audio.add(new EncodedPacket(Uint8Array.of(0xf8, 0xff, 0xfe), 'key', at / 10, 0.1), sound);
  }
  await output.finalize();
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0));
}

/** Gives a WAV of silence: 8 bit, mono, 8,000 samples a second. */
export function makeWav(seconds: number): Uint8Array {
  const data = Buffer.alloc(seconds * 8000, 0x80);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return new Uint8Array(Buffer.concat([head, data]));
}
