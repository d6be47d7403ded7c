import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import { writeFileAtomic } from '../case-file/atomic-write.ts';

/** Files of the templates that are no paper of their own: what the others take from. */
const sharedParts: ReadonlySet<string> = new Set(['parts', 'blocks', 'tables', 'frame']);

/** Where templates lie: those of the program, and those of a firm; null where it has no folder. */
export type TemplateFolders = { readonly templates: string; readonly firmTemplates: string | null };

export type FirmTemplate = {
  readonly name: string;
  /** The first line of the file, where it is a comment. */
  readonly about: string;
  /** True where a template of the program has the same name. */
  readonly replaces: boolean;
};

const name = /^[a-z0-9-]{1,60}$/u;

/** Gives the names of the papers in a folder of templates, in order; none for a folder that is not there. */
export async function templateNames(folder: string | null): Promise<string[]> {
  if (folder === null || !existsSync(folder)) return [];
  const files = (await readdir(folder)).filter((file) => file.endsWith('.typ')).map((file) => basename(file, '.typ'));
  return files.filter((file) => name.test(file) && !sharedParts.has(file)).sort();
}

/** Gives a firm's own templates. */
export async function firmTemplates({ templates, firmTemplates: folder }: TemplateFolders): Promise<FirmTemplate[]> {
  if (folder === null) return [];
  const builtIn = new Set(await templateNames(templates));
  const names = await templateNames(folder);
  return await Promise.all(
    names.map(async (one) => ({
      name: one,
      about: firstComment(await readFile(join(folder, `${one}.typ`), 'utf8')),
      replaces: builtIn.has(one),
    })),
  );
}

/**
 * Copies a template into the firm's folder under a name of its own, with the shared parts beside it; a part that is there already
 * stays as the firm has it. The name of the template itself makes a copy that takes its place. Throws `not-found` for a template
 * that is none, `conflict` for a name that is taken, `no-permission` where there is no folder.
 */
export async function copyTemplate(
  { templates, firmTemplates: folder }: TemplateFolders,
  from: string,
  as: string,
): Promise<void> {
  if (folder === null) throw new AppError('no-permission', 'there is no folder for templates of one’s own');
  const source = [folder, templates].map((one) => join(one, `${from}.typ`)).find((path) => existsSync(path));
  if (source === undefined || !name.test(from) || sharedParts.has(from)) {
    throw new AppError('not-found', `There is no template ${from}.`, { data: { template: from } });
  }
  if (!name.test(as) || sharedParts.has(as)) {
    throw new AppError('invalid-input', 'a template is named in small letters, digits and hyphens', {
      data: { field: 'as' },
    });
  }
  if (existsSync(join(folder, `${as}.typ`))) {
    throw new AppError('conflict', 'a template of that name is there already', { data: { field: 'as' } });
  }
  await mkdir(folder, { recursive: true });
  const parts = (await readdir(templates)).filter((file) => sharedParts.has(basename(file, '.typ')));
  for (const part of parts) {
    if (!existsSync(join(folder, part)))
      await writeFileAtomic(join(folder, part), await readFile(join(templates, part)));
  }
  await writeFileAtomic(join(folder, `${as}.typ`), await readFile(source));
}

function firstComment(source: string): string {
  const [line = ''] = source.split('\n', 1);
  return line.startsWith('//')
    ? line
        .replace(/^\/+\s*/u, '')
        .trim()
        .slice(0, 200)
    : '';
}
