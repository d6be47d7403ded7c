import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, layerFaults, type SourceFile } from './support/layers.ts';

const root = join(import.meta.dirname, '..');

function projectFiles(): SourceFile[] {
  const folders = ['electron', 'renderer', 'shared', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      ),
  );
  return [...folders, 'vite.config.ts']
    .filter((path) => /\.tsx?$/u.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

describe('the layers', () => {
  it('hold: who imports whom, where SQL, PDF and type are set, no sockets, no long files', () => {
    const files = projectFiles();
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter((file) => importsOf(file.text).length > 0).length).toBeGreaterThan(150);
    expect(layerFaults(files)).toEqual([]);
  });

  it.each([
    ['renderer/a.ts', `import { x } from '../electron/core/journal/write.ts';`, 'renderer may not import core'],
    ['renderer/a.ts', `import { readFile } from 'node:fs/promises';`, 'knows no Node'],
    ['renderer/a.ts', `import path from 'path';`, 'knows no Node'],
    ['renderer/a.tsx', `import { ipcRenderer } from 'electron';`, 'only electron/main'],
    ['electron/main/a.ts', `import { x } from '../core/session.ts';`, 'main may not import core'],
    ['electron/core/a.ts', `import { app } from 'electron';`, 'only electron/main'],
    ['electron/core/a.ts', `import { app } from 'electron/main';`, 'only electron/main'],
    ['electron/core/a.ts', `export { x } from '../host/host.ts';`, 'core may not import host'],
    ['electron/host/a.ts', `import type { x } from '../cli/with-case.ts';`, 'host may not import cli'],
    ['electron/cli/a.ts', `const x = await import('../host/host.ts');`, 'cli may not import host'],
    ['electron/core/facts/a-commands.ts', `import Sqlite from 'better-sqlite3';`, 'SQL lives'],
    ['electron/core/briefs/compose.ts', `import { PDFDocument } from 'pdf-lib';`, 'pdf-lib lives'],
    [
      'electron/core/bundle/a.ts',
      `import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';`,
      'Typst lives',
    ],
    ['electron/core/a.ts', `import { get } from 'node:https';`, 'opens a socket'],
    ['electron/core/a.ts', `const net = require('net');`, 'opens a socket'],
    ['electron/core/a.ts', `import 'node:dns/promises';`, 'opens a socket'],
    ['renderer/a.ts', `const answer = await fetch('/x');`, 'by a global'],
    ['renderer/a.ts', `const s = new WebSocket(url);`, 'by a global'],
    ['shared/a.ts', `import { join } from 'node:path';`, 'knows no Node'],
    ['shared/a.ts', `import { x } from '../renderer/words.ts';`, 'shared may not import renderer'],
    ['shared/a.ts', `const width = window.innerWidth;`, 'the DOM or Node'],
    ['shared/a.ts', `const home = process.env['HOME'];`, 'the DOM or Node'],
    ['shared/a.ts', `import { x } from '../../elsewhere/a.ts';`, 'out of the project'],
    ['shared/a.ts', `import { x } from './errors';`, 'with the ending'],
    ['electron/core/a.ts', `import { x } from '../../node_modules/zod/index.js';`, 'generated'],
    ['electron/core/a.ts', `export default function a() {}`, 'default export'],
    ['electron/core/a.ts', `export { a as default };`, 'default export'],
    ['electron/core/BadName.ts', ``, 'kebab case'],
    ['electron/core/a.ts', 'x();\n'.repeat(401), '401 lines'],
  ])('are told to be broken by $0: $2', (path, text, fault) => {
    expect(layerFaults([{ path, text }])).toEqual([expect.stringContaining(fault)]);
  });

  it('take comments and strings for what they are', () => {
    const text = [
      `// import { app } from 'electron';`,
      `/* export default 1; fetch('x') */`,
      `const words = "export default of fetch('x')";`,
      `const more = \`new WebSocket(1)\`;`,
      `const call = api.fetch('x');`,
    ].join('\n');
    expect(layerFaults([{ path: 'electron/core/a.ts', text }])).toEqual([]);
  });
});
