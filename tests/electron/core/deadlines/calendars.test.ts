import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { calendarNames, loadCalendar, loadContracts } from '../../../../electron/core/deadlines/calendars.ts';

const refusal = expect.objectContaining({ code: 'invalid-input' });
const resources = join(import.meta.dirname, '../../../../resources');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calendars-'));
  await cp(join(resources, 'holidays'), join(folder, 'holidays'), { recursive: true });
  await mkdir(join(folder, 'contracts'));
  await cp(join(resources, 'contracts/michigan-statutes.json'), join(folder, 'contracts/michigan-statutes.json'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('holiday tables on disk', () => {
  it('all load, each under its own name with a version and a source', async () => {
    const names = await calendarNames(resources);
    expect(names).toEqual(['michigan-courts', 'none', 'us-federal']);
    for (const name of names) {
      const table = await loadCalendar(resources, name);
      expect(table.name).toBe(name);
      expect(table.version).not.toBe('');
      expect(table.source).not.toBe('');
    }
  });

  it.each(['us', '', '../contracts/michigan-statutes', 'US-FEDERAL', 'us-federal.json', '__proto__'])(
    'refuses the name %j',
    async (name) => {
      await expect(loadCalendar(resources, name)).rejects.toThrow(refusal);
    },
  );

  it('refuses a damaged, a malformed and a misnamed table', async () => {
    await writeFile(join(folder, 'holidays/none.json'), '{"name": "no');
    await expect(loadCalendar(folder, 'none')).rejects.toThrow(refusal);
    await writeFile(join(folder, 'holidays/none.json'), '{"name": "none"}');
    await expect(loadCalendar(folder, 'none')).rejects.toThrow(refusal);
    await cp(join(resources, 'holidays/us-federal.json'), join(folder, 'holidays/none.json'));
    await expect(loadCalendar(folder, 'none')).rejects.toThrow(refusal);
  });

  it('says that the folder is missing', async () => {
    await expect(calendarNames(join(folder, 'nowhere'))).rejects.toThrow(
      expect.objectContaining({ code: 'not-found' }),
    );
  });
});

describe('contract templates on disk', () => {
  it('all load', async () => {
    const templates = await loadContracts(resources);
    expect(templates.map((template) => template.id)).toEqual(['detroit-dplsa-2014', 'michigan-statutes']);
  });

  it('loads a template that a firm adds, and refuses two with one id', async () => {
    await cp(join(resources, 'contracts/detroit-dplsa-2014.json'), join(folder, 'contracts/our-copy.json'));
    expect(await loadContracts(folder)).toHaveLength(2);
    await cp(join(resources, 'contracts/detroit-dplsa-2014.json'), join(folder, 'contracts/second-copy.json'));
    await expect(loadContracts(folder)).rejects.toThrow(refusal);
  });

  it('refuses a malformed template with the file and the field', async () => {
    await writeFile(join(folder, 'contracts/bad.json'), '{"id": "bad"}');
    await expect(loadContracts(folder)).rejects.toThrow(/bad\.json: kind/);
  });
});
