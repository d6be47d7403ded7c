import {
  ADTS,
  CustomSource,
  FLAC,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  MATROSKA,
  type MetadataTags,
  MP3,
  MP4,
  MPEG_TS,
  OGG,
  QTFF,
  WAVE,
  WEBM,
} from 'mediabunny';
import { type ByteSource, cachedSource } from '../byte-source.ts';
import { type Extraction, unreadable } from './extraction.ts';
import { movieCreated } from './movie-created.ts';

/** Formats by name, never `ALL_FORMATS`: that has playlists, which name other files. */
const formats = [MP4, QTFF, MATROSKA, WEBM, WAVE, OGG, FLAC, MP3, ADTS, MPEG_TS];

/** Milliseconds that finding out the exact duration or frame rate may take; what is stated in the file needs none of it. */
const searchMs = 4_000;
const exactBelowBytes = 64 * 1024 * 1024;

/**
 * Gives a recording as one page without text, its size that of the picture as displayed (0 for sound), with its duration. Reads ranges
 * only, so a file of any size takes a moment. `meta`: duration (seconds), width, height, rotation (degrees clockwise), frameRate,
 * videoCodec, audioCodec, channels, sampleRate, and what the file says of itself: created, title, comment, camera, location, software.
 * Throws `unreadable-file`: truncated, damaged, unplayable.
 */
export async function extractMedia(mime: string, source: ByteSource): Promise<Extraction> {
  const cached = cachedSource(source);
  const input = new Input({
    formats,
    source: new CustomSource({
      getSize: () => source.size,
      read: (start, end) => cached.read(start, end - start),
      handleUnhandledError: () => undefined,
    }),
  });
  try {
    return await readInput(input, mime, source);
  } catch (cause) {
    throw mediaFailure(cause, mime, source.size);
  } finally {
    input.dispose();
  }
}

async function readInput(input: Input, mime: string, source: ByteSource): Promise<Extraction> {
  if (!(await input.canRead())) throw unreadable('unplayable', 'a recording of an unknown kind', { mime });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  const created = await movieCreated(source);
  // Subtle: a recorder writes the index last, so one that lost its power leaves pictures and sound that nothing leads to.
  const lost = mime === 'video/mp4' || mime === 'video/quicktime' ? 'truncated' : 'damaged';
  if (video === null && audio === null) throw unreadable(lost, 'the recording has no picture and no sound', { mime });
  const seconds = await durationOf(input, mime, source.size);
  const warnings: string[] = [];
  if (seconds === null) warnings.push('the recording does not say how long it is');
  const picture = video === null ? { width: 0, height: 0 } : await pictureOf(video);
  const tags = await input.getMetadataTags().catch((): MetadataTags => ({}));
  const meta: Record<string, string | null> = {
    ...(seconds === null ? {} : { duration: String(Math.round(seconds * 1000) / 1000) }),
    ...(video === null ? {} : await videoMeta(video, picture)),
    ...(audio === null ? {} : await audioMeta(audio)),
    ...tagMeta(tags, created),
  };
  const known = Object.entries(meta).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return {
    format: video === null ? 'audio' : 'video',
    mime: video === null ? mime.replace(/^video\//u, 'audio/') : mime,
    title: null,
    pages: [{ number: 1, text: '', ...picture, rotate: 0 }],
    meta: Object.fromEntries(known.map(([key, value]) => [key, value.slice(0, 500).toWellFormed()])),
    warnings,
    seconds,
  };
}

/** Subtle: what an MP3 or AAC file states of its length is a guess by its bit rate, so a short one is walked through. */
async function durationOf(input: Input, mime: string, size: number): Promise<number | null> {
  const isGuess = mime === 'audio/mpeg' || mime === 'audio/aac';
  const stated = await input.getDurationFromMetadata();
  if (stated !== null && stated > 0 && !(isGuess && size < exactBelowBytes)) return finite(stated);
  return finite((await within(searchMs, input.computeDuration())) ?? stated);
}

function finite(seconds: number | null): number | null {
  return seconds !== null && Number.isFinite(seconds) && seconds >= 0 && seconds < 1e7 ? seconds : null;
}

async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => (timer = setTimeout(resolve, ms, null)));
  try {
    return await Promise.race([work.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

type Picture = { readonly width: number; readonly height: number };

async function pictureOf(video: InputVideoTrack): Promise<Picture> {
  const width = Math.round(await video.getDisplayWidth());
  const height = Math.round(await video.getDisplayHeight());
  const isSane = width > 0 && height > 0 && width <= 100_000 && height <= 100_000;
  return isSane ? { width, height } : { width: 0, height: 0 };
}

async function videoMeta(video: InputVideoTrack, picture: Picture): Promise<Record<string, string | null>> {
  const rotation = await video.getRotation();
  const stats = await within(searchMs, video.computePacketStats(120));
  const rate = stats?.averagePacketRate ?? 0;
  return {
    width: String(picture.width),
    height: String(picture.height),
    rotation: rotation === 0 ? null : String(rotation),
    frameRate: rate > 0 && rate < 1000 ? String(Math.round(rate * 1000) / 1000) : null,
    videoCodec: await codecOf(video),
  };
}

async function audioMeta(audio: InputAudioTrack): Promise<Record<string, string | null>> {
  return {
    audioCodec: await codecOf(audio),
    channels: String(await audio.getNumberOfChannels()),
    sampleRate: String(await audio.getSampleRate()),
  };
}

async function codecOf(track: InputVideoTrack | InputAudioTrack): Promise<string | null> {
  const internal = (await track.getCodec()) ?? (await track.getInternalCodecId());
  return typeof internal === 'string' || typeof internal === 'number' ? String(internal) : null;
}

function tagMeta(tags: MetadataTags, created: string | null): Record<string, string | null> {
  const raw = (...keys: string[]): string | null => {
    const found = keys.map((key) => tags.raw?.[key]).find((value) => typeof value === 'string');
    return typeof found === 'string' ? found : null;
  };
  const camera = [raw('com.apple.quicktime.make', '©mak'), raw('com.apple.quicktime.model', '©mod')]
    .filter((part) => part !== null)
    .join(' ');
  return {
    created: raw('com.apple.quicktime.creationdate') ?? created ?? tags.date?.toISOString() ?? null,
    title: tags.title ?? null,
    comment: tags.comment ?? null,
    camera,
    location: raw('com.apple.quicktime.location.ISO6709', '©xyz'),
    software: raw('com.apple.quicktime.software', '©too', 'ENCODER', 'TSSE', 'ISFT'),
  };
}

function mediaFailure(cause: unknown, mime: string, size: number): unknown {
  if (cause instanceof Error && 'data' in cause) return cause;
  const reason = size < 1024 || /unexpected end|out of bounds|eof/iu.test(String(cause)) ? 'truncated' : 'damaged';
  return unreadable(reason, 'the recording cannot be parsed', { mime, cause });
}
