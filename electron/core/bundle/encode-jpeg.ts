import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import startEncoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.js';
import type { Picture } from './raster.ts';

/** Gives a picture as a JPEG: quality 85, colors at half the fineness, no notes. The same dots give the same bytes. */
export type EncodeJpeg = (picture: Picture) => Uint8Array;

const [gray, ycbcr] = [1, 3];
const settings = {
  quality: 85,
  baseline: false,
  arithmetic: false,
  progressive: false,
  optimize_coding: true,
  smoothing: 0,
  quant_table: 0,
  trellis_multipass: false,
  trellis_opt_zero: false,
  trellis_opt_table: false,
  trellis_loops: 1,
  auto_subsample: false,
  chroma_subsample: 2,
  separate_chroma_quality: false,
  chroma_quality: 85,
} as const;

let loading: Promise<EncodeJpeg> | null = null;

/** Loads mozjpeg, from the installed package alone, once in a thread. */
export async function loadJpegEncoder(): Promise<EncodeJpeg> {
  loading ??= load();
  return await loading;
}

async function load(): Promise<EncodeJpeg> {
  const path = createRequire(import.meta.url).resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm');
  const wasm = new WebAssembly.Module(new Uint8Array(readFileSync(path)));
  const encoder = await startEncoder({
    noInitialRun: true,
    instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
      const instance = new WebAssembly.Instance(wasm, imports);
      done(instance);
      return instance.exports;
    },
  });
  return (picture) => {
    const { width, height, colors } = picture;
    const options = { ...settings, color_space: colors === 1 ? gray : ycbcr };
    return new Uint8Array(encoder.encode(opaque(picture), width, height, options));
  };
}

function opaque({ width, height, colors, data }: Picture): Uint8Array {
  const rgba = new Uint8Array(width * height * 4);
  for (let from = 0, to = 0; to < rgba.length; from += colors, to += 4) {
    rgba[to] = data[from] ?? 0;
    rgba[to + 1] = data[colors === 1 ? from : from + 1] ?? 0;
    rgba[to + 2] = data[colors === 1 ? from : from + 2] ?? 0;
    rgba[to + 3] = 255;
  }
  return rgba;
}
