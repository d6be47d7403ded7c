import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';

/** Subtle: the package's own types lean on Emscripten's, which it does not bring. */
export type Pdfium = WrappedPdfiumModule & {
  readonly pdfium: { readonly HEAPU8: Uint8Array; readonly getValue: (pointer: number, type: 'float') => number };
};

/** A loaded PDFium and whether it ever asked for more memory than it may have. */
export type LoadedPdfium = {
  readonly pdfium: Pdfium;
  readonly memory: { readonly maxBytes: number; refused: boolean };
};

/** Most memory that PDFium may hold: beyond it an allocation fails and the file is given up as out of memory. */
const maxMemoryBytes = 1024 * 1024 * 1024;

let compiled: WebAssembly.Module | null = null;
let loaded: Promise<LoadedPdfium> | null = null;

/** Gives this thread's PDFium, loaded on the first call from the file inside the installed package. */
export function loadPdfium(): Promise<LoadedPdfium> {
  loaded ??= instantiate();
  return loaded;
}

/** Drops this thread's PDFium, so that the next file starts from a clean one. To be called after a trap. */
export function dropPdfium(): void {
  loaded = null;
}

async function instantiate(): Promise<LoadedPdfium> {
  compiled ??= new WebAssembly.Module(readFileSync(wasmPath()));
  const wasm = compiled;
  const memory = { maxBytes: maxMemoryBytes, refused: false };
  const module = await init({
    instantiateWasm: (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
      const instance = new WebAssembly.Instance(wasm, withMemoryCap(imports, memory));
      done(instance);
      return instance.exports;
    },
    print: () => {},
    printErr: () => {},
  });
  const pdfium = module as Pdfium;
  pdfium.PDFiumExt_Init();
  return { pdfium, memory };
}

/** Resolved from this module, so that it is found from source and from the bundle alike. */
function wasmPath(): string {
  return createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
}

/** Subtle: resource limits of a worker do not count WebAssembly memory, so growth is refused where PDFium asks for it. */
function withMemoryCap(
  imports: WebAssembly.Imports,
  memory: { maxBytes: number; refused: boolean },
): WebAssembly.Imports {
  const env = imports['env'] ?? {};
  const grow = env['emscripten_resize_heap'];
  if (typeof grow !== 'function') return imports;
  const cappedGrow = (requested: number): number => {
    if (requested >>> 0 <= memory.maxBytes) return Number(grow(requested));
    memory.refused = true;
    return 0;
  };
  return { ...imports, env: { ...env, emscripten_resize_heap: cappedGrow } };
}
