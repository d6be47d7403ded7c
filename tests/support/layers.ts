/** A TypeScript file of the project, its path from the root with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

/** Gives the code of a file without its comments; strings stay. */
export function withoutComments(text: string): string {
  const part = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\//gu;
  return text.replaceAll(part, (found) => (found.startsWith('/') ? ' ' : found));
}

/** Gives what a file imports, in whichever way: import, export from, import(), require(). Code within a template is text. */
export function importsOf(text: string): string[] {
  const code = withoutComments(text).replaceAll(/`(?:\\.|[^`\\])*`/gu, "''");
  const ways = [
    /\b(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gu,
    /\bimport\s*['"]([^'"]+)['"]/gu,
    /\b(?:import|require|createRequire\([^)]*\))\s*\(\s*['"]([^'"]+)['"]/gu,
  ];
  return ways.flatMap((way) => [...code.matchAll(way)].map((match) => match[1] ?? ''));
}

type Layer = 'shared' | 'renderer' | 'main' | 'host' | 'cli' | 'core' | 'tools' | 'tests' | 'root';

const layers: readonly (readonly [Layer, RegExp])[] = [
  ['shared', /^shared\//],
  ['renderer', /^renderer\//],
  ['main', /^electron\/main\//],
  ['host', /^electron\/host\//],
  ['cli', /^electron\/cli\//],
  ['core', /^electron\/core\//],
  ['tools', /^electron\/tools\//],
  ['tests', /^tests\//],
];

function layerOf(path: string): Layer {
  return layers.find(([, pattern]) => pattern.test(path))?.[0] ?? 'root';
}

/** Which layers a layer may import, itself apart. */
const allowed: Readonly<Record<Layer, readonly Layer[]>> = {
  shared: [],
  renderer: ['shared'],
  main: ['shared'],
  core: ['shared'],
  host: ['core', 'shared'],
  cli: ['core', 'shared'],
  tools: ['core', 'cli', 'shared'],
  tests: ['shared', 'renderer', 'main', 'host', 'cli', 'core', 'tools', 'root'],
  root: ['shared', 'tools'],
};

const sockets =
  /^(?:node:)?(?:net|http|https|http2|tls|dgram|dns|inspector)(?:\/|$)|^(?:ws|undici|axios|node-fetch|got)$/u;
const socketCalls =
  /(?<![.\w])(?:fetch\s*\(|new\s+(?:WebSocket|XMLHttpRequest|EventSource|RTCPeerConnection)\b|navigator\.sendBeacon)/u;
const nodeModule =
  /^(?:node:|(?:fs|path|crypto|os|child_process|worker_threads|stream|zlib|util|url|buffer|module)(?:\/|$))/u;
const domUse =
  /(?<![.\w'"])(?:document|window|localStorage|sessionStorage|navigator)\s*[.[]|\bprocess\s*\.\s*(?:env|argv|platform|cwd)|\b(?:HTMLElement|Buffer)\b\s*[.(]/u;
const typst = /^@myriaddreamin\//u;
const sqlite = /^better-sqlite3(?:-|\/|$)/u;
const pdfLib = /^(?:pdf-lib|@cantoo\/pdf-lib)(?:\/|$)/u;

const sqlHomes = /^electron\/core\/(?:case-file|journal)\/|^electron\/core\/.+-queries\.ts$/u;
const configs = /^(?:vite\.config|knip)\.ts$/u;

/** Gives what breaks the layers of ARCHITECTURE.md, one line each; an empty list when all is as drawn. */
export function layerFaults(files: readonly SourceFile[], longest = 400): string[] {
  return files.flatMap((file) => [...importFaults(file), ...contentFaults(file, longest)]);
}

function importFaults({ path, text }: SourceFile): string[] {
  const layer = layerOf(path);
  const inTests = layer === 'tests';
  return importsOf(text).flatMap((target) => {
    const say = (what: string) => [`${path}: ${what}: ${target}`];
    if (sockets.test(target)) return say('opens a socket');
    if (target.startsWith('.')) return relativeFaults(path, layer, target, say);
    if (/^electron(?:\/|$)/u.test(target) && layer !== 'main' && !inTests)
      return say('only electron/main imports electron');
    if ((layer === 'shared' || layer === 'renderer') && nodeModule.test(target)) return say('this layer knows no Node');
    if (layer === 'shared' && target.startsWith('react')) return say('shared has no DOM');
    if (sqlite.test(target) && !sqlHomes.test(path) && !inTests)
      return say('SQL lives in case-file, journal and *-queries');
    if (pdfLib.test(target) && !path.startsWith('electron/core/bundle/') && !inTests)
      return say('pdf-lib lives in bundle');
    if (typst.test(target) && !path.startsWith('electron/core/briefs/typeset') && !inTests && layer !== 'tools')
      return say('Typst lives in briefs/typeset');
    return [];
  });
}

function relativeFaults(path: string, layer: Layer, target: string, say: (what: string) => string[]): string[] {
  const parts = path.split('/').slice(0, -1);
  for (const step of target.replace(/\?.*$/u, '').split('/')) {
    if (step === '..' && parts.length === 0) return say('leads out of the project');
    if (step === '..') parts.pop();
    else if (step !== '.') parts.push(step);
  }
  const to = parts.join('/');
  if (/^(?:node_modules|dist|out|release)\//u.test(to) && layer !== 'tests')
    return say('reaches into what is generated');
  const reached = layerOf(to);
  if (reached !== layer && !allowed[layer].includes(reached)) return say(`${layer} may not import ${reached}`);
  const code = /\.(?:ts|tsx|css|json|html)$/u.test(target.replace(/\?.*$/u, ''));
  return code || layer === 'tests' ? [] : say('a relative import names its file with the ending');
}

function contentFaults({ path, text }: SourceFile, longest: number): string[] {
  const faults: string[] = [];
  const code = withoutComments(text);
  const bare = code.replaceAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/gu, "''");
  const lines = text.split('\n').length - 1;
  if (lines > longest) faults.push(`${path}: ${lines} lines`);
  if (/\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/u.test(bare) && !configs.test(path))
    faults.push(`${path}: a default export`);
  if (!path.startsWith('tests/') && socketCalls.test(bare)) faults.push(`${path}: opens a socket by a global`);
  if (path.startsWith('shared/') && domUse.test(bare)) faults.push(`${path}: uses the DOM or Node by a global`);
  if (
    !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*|\d+-[a-z-]+)(?:\.(?:long|test|config|d))*\.tsx?$/u.test(path.split('/').at(-1) ?? '')
  )
    faults.push(`${path}: a file name is in kebab case`);
  return faults;
}
