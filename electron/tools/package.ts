import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Platform, build } from 'electron-builder';
import { buildIfStale } from './build.ts';
import { projectRoot } from './cache.ts';
import { runTool, setup } from './setup.ts';

/** What the bundles load at run time beside themselves; everything else is inside of them. */
const loaded = [
  'better-sqlite3',
  '@myriaddreamin/typst-ts-node-compiler',
  `@myriaddreamin/typst-ts-node-compiler-${process.platform}-*`,
  '@embedpdf/pdfium',
];
const otherPrebuilds = ['linux', 'linuxmusl', 'darwin', 'win32']
  .flatMap((system) => ['x64', 'arm64'].map((arch) => `${system}-${arch}`))
  .filter((name) => name !== `${process.platform}-${process.arch}`);

/** `npm run package`: the app as a folder in release/. `--fallback` lets it be made of the fallback runtime, to try it out. */
await runTool(async () => {
  const runtime = await setup(['electron']);
  if (runtime === null) return 1;
  if (runtime.source === 'fallback' && !process.argv.includes('--fallback')) {
    throw new Error(
      'Only the fallback runtime is here, which is not for a release. Run this where Electron can be downloaded, ' +
        'or add -- --fallback to make a package for trying out.',
    );
  }
  if (runtime.source === 'fallback') {
    console.log('Its Node is older than the SQLite binding asks for: this package starts, but opens no case.');
  }
  await buildIfStale();
  const made = await build({
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    projectDir: projectRoot,
    config: {
      appId: 'org.loudermill.app',
      productName: 'Loudermill',
      directories: { output: 'release' },
      electronDist: runtime.folder,
      electronVersion: runtime.version,
      npmRebuild: false,
      asar: true,
      asarUnpack: ['**/*.node', '**/*.wasm'],
      files: [
        'dist/**',
        '!dist/**/*.map',
        'package.json',
        '!node_modules/**',
        ...loaded.map((name) => `node_modules/${name}/**`),
        // The OCR engine with and without relaxed SIMD, and its data for networks alone; the packages hold much more.
        'node_modules/tesseract.js-core/{package.json,LICENSE}',
        'node_modules/tesseract.js-core/tesseract-core-{simd,relaxedsimd}-lstm.{js,wasm}',
        'node_modules/@tesseract.js-data/eng/{package.json,4.0.0_best_int/**}',
        // The encoder alone; its glue is in the bundle.
        'node_modules/@jsquash/jpeg/{package.json,LICENSE}',
        'node_modules/@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
        '!node_modules/better-sqlite3/{deps,src}/**',
        ...otherPrebuilds.map((name) => `!node_modules/better-sqlite3/prebuilds/${name}.node`),
      ],
      extraResources: [{ from: 'resources', to: 'resources', filter: ['**/*', '!sample/**'] }],
      fileAssociations: [{ ext: 'loudermill', name: 'Loudermill case', role: 'Editor' }],
      linux: { category: 'Office', executableName: 'loudermill' },
      electronFuses: {
        runAsNode: false,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        onlyLoadAppFromAsar: true,
        enableEmbeddedAsarIntegrityValidation: true,
        grantFileProtocolExtraPrivileges: false,
        enableCookieEncryption: true,
      },
      // The fallback has a default app of its own, which is no part of a package.
      afterExtract: ({ appOutDir }) => rm(join(appOutDir, 'resources/app'), { recursive: true, force: true }),
    },
  });
  for (const path of made) console.log(path);
  return 0;
});
