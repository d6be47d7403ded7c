import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCompiler } from '../../../../electron/core/briefs/typeset-compiler.ts';
import { programFonts, renamedFont } from '../../../../electron/core/briefs/typeset-fonts.ts';
import { tempFolder } from '../../../support/case-builder.ts';
import { resourcesFolder } from '../../../support/case-parts.ts';

const set = (source: string, files: [string, Uint8Array][] = []) =>
  createCompiler().run({
    files: new Map([['a.typ', Buffer.from(`#set document(title: "x")\n${source}`)], ...files]),
    main: 'a.typ',
    date: '2026-03-02',
  });

describe('the fonts of the program', () => {
  test.each(['Serif', 'Mono', 'Symbols', 'Math'])(
    'are known to a template as Loudermill %s, without any other font',
    (name) => {
      const result = set(`#set text(font: "Loudermill ${name}", fallback: false)\nWords *and* _more_`);
      expect(result).toMatchObject({ kind: 'set', warnings: [] });
    },
  );

  test('come with their licenses', () => {
    const readme = readFileSync(join(resourcesFolder, 'fonts/README.md'), 'utf8');
    for (const name of ['Libertinus', 'DejaVu', 'NewComputerModern']) {
      expect(readFileSync(join(resourcesFolder, `fonts/LICENSE-${name}.txt`), 'utf8').length).toBeGreaterThan(500);
    }
    expect(readme).toContain('SIL OFL 1.1');
    expect(programFonts()).toHaveLength(10);
  });

  test('keep their place against a font of the same name on the computer', () => {
    const home = tempFolder();
    mkdirSync(join(home, '.fonts'));
    const mono = readFileSync(join(resourcesFolder, 'fonts/DejaVuSansMono.ttf'));
    writeFileSync(join(home, '.fonts', 'other.ttf'), renamedFont(mono, 'Libertinus Serif'));
    const module = join(import.meta.dirname, '../../../../electron/core/briefs/typeset-compiler.ts');
    const hashes = (env: NodeJS.ProcessEnv) => {
      const script = `
        import { createHash } from 'node:crypto';
        import { createCompiler } from ${JSON.stringify(module)};
        for (const family of ['Loudermill Serif', 'Libertinus Serif']) {
          const source = '#set document(title: "x")\\n#set text(font: "' + family + '", fallback: false)\\nHamburgefonstiv';
          const set = createCompiler().run({ files: new Map([['a.typ', Buffer.from(source)]]), main: 'a.typ', date: '2026-03-02' });
          console.log(createHash('sha256').update(set.pdf).digest('hex'));
        }`;
      const args = ['--input-type=module', '-e', script];
      return execFileSync(process.execPath, args, { encoding: 'utf8', env }).trim().split('\n');
    };
    const [ours, theirs] = hashes(process.env);
    const [oursThere, theirsThere] = hashes({ ...process.env, HOME: home, XDG_DATA_HOME: join(home, 'none') });
    expect(oursThere).toBe(ours);
    if (process.platform === 'linux') expect(theirsThere).not.toBe(theirs);
  });
});

test('a renamed font is found by its new name alone', () => {
  const file = readFileSync(join(resourcesFolder, 'fonts/LibertinusSerif-Regular.otf'));
  const own: [string, Uint8Array][] = [['own.otf', renamedFont(file, 'A firm’s own')]];
  expect(set('#set text(font: "A firm’s own", fallback: false)\nWords', own)).toMatchObject({
    kind: 'set',
    warnings: [],
  });
  expect(set('#set text(font: "A firm’s own", fallback: false)\nWords')).not.toMatchObject({ warnings: [] });
});
