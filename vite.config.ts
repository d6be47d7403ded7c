import { readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { hasDisplay } from './electron/tools/display.ts';

const root = import.meta.dirname;

/** Modules that stay outside of the bundles: native code, WebAssembly and what loads its own files. */
const external = [/^node:/, 'electron', 'better-sqlite3', '@myriaddreamin/typst-ts-node-compiler', '@embedpdf/pdfium'];

/** Node-side code: ES modules for Node 20.18, the older of the runtimes that we support. */
const nodeBuild = (outDir: string, input: Record<string, string>) => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const, external: external.filter((e) => typeof e === 'string') },
  build: {
    outDir: resolve(root, 'dist', outDir),
    emptyOutDir: true,
    target: 'node20.18',
    minify: false,
    sourcemap: true,
    rolldownOptions: { input, external, output: { format: 'es' as const, entryFileNames: '[name].js' } },
  },
});

/** The tables, fonts and decoders that the PDF viewer loads when a page asks for them. */
const pdfViewerFiles = (): Plugin => ({
  name: 'pdf-viewer-files',
  applyToEnvironment: (environment) => environment.name === 'client',
  generateBundle() {
    for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
      const from = resolve(root, 'node_modules/pdfjs-dist', folder);
      for (const name of readdirSync(from)) {
        this.emitFile({
          type: 'asset',
          fileName: `pdfjs/${folder}/${name}`,
          source: readFileSync(resolve(from, name)),
        });
      }
    }
  },
});

/** Tests use every core: Vitest alone would leave one free, which of two is half. A busy machine takes its time. */
const usual = {
  maxWorkers: '100%',
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // The tests start many threads and processes: what one has compiled, the next need not.
  env: { NODE_COMPILE_CACHE: join(tmpdir(), 'loudermill-compile-cache') },
} as const;

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  cacheDir: resolve(root, 'node_modules/.vite'),
  plugins: [react(), pdfViewerFiles()],
  build: { modulePreload: { polyfill: false } },
  environments: {
    client: {
      build: {
        outDir: resolve(root, 'dist/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        sourcemap: true,
        assetsInlineLimit: 0,
        // The schemas would otherwise try `new Function`, which the policy of the window refuses and reports.
        rolldownOptions: {
          input: [resolve(root, 'renderer/index.html'), resolve(root, 'renderer/print.html')],
          output: { banner: '(globalThis.__zod_globalConfig ??= {}).jitless = true;' },
        },
      },
    },
    main: nodeBuild('main', { main: resolve(root, 'electron/main/main.ts') }),
    host: nodeBuild('host', {
      host: resolve(root, 'electron/host/host.ts'),
      'ocr-worker': resolve(root, 'electron/core/sources/ocr/ocr-worker.ts'),
      'extract-worker': resolve(root, 'electron/core/sources/extract/extract-worker.ts'),
      'seal-worker': resolve(root, 'electron/core/sources/seal-worker.ts'),
      'typeset-worker': resolve(root, 'electron/core/briefs/typeset-worker.ts'),
      'bundle-worker': resolve(root, 'electron/core/bundle/bundle-worker.ts'),
      'produce-worker': resolve(root, 'electron/core/bundle/produce-worker.ts'),
      'survey-worker': resolve(root, 'electron/core/bundle/survey-worker.ts'),
    }),
    preload: {
      consumer: 'server',
      build: {
        outDir: resolve(root, 'dist/preload'),
        emptyOutDir: true,
        target: 'node20.18',
        minify: false,
        rolldownOptions: {
          input: { preload: resolve(root, 'electron/main/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
  builder: {},
  test: {
    projects: [
      {
        root,
        test: {
          ...usual,
          name: 'node',
          environment: 'node',
          include: ['tests/{shared,electron}/**/*.test.ts', 'tests/layers.test.ts'],
          exclude: ['**/*.long.test.ts'],
          // A process for each file would cost more than many of the files.
          isolate: false,
          setupFiles: ['tests/support/clear-modules.ts'],
        },
      },
      {
        root,
        test: {
          ...usual,
          name: 'renderer',
          environment: 'happy-dom',
          include: ['tests/renderer/**/*.test.{ts,tsx}'],
          // A window for each file would cost more than most of the files; what one leaves in it is cleared.
          isolate: false,
          setupFiles: ['tests/support/clear-window.ts'],
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          // A real window on a busy machine may miss a moment; a second try is told in the output.
          retry: process.env['CI'] === undefined ? 0 : 1,
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
          // Windows wait more than they work. Two on one screen would take the keyboard from each other.
          maxWorkers: hasDisplay() ? 1 : 2,
          sequence: { groupOrder: 1 },
          setupFiles: ['tests/support/own-screen.ts'],
        },
      },
      {
        root,
        test: {
          name: 'long',
          environment: 'node',
          include: ['tests/**/*.long.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
