import { describe, expect, it } from 'vitest';
import { createUnlockedFiles } from '../../../../electron/core/sources/unlocked.ts';

const store = {
  read: async (_: string, offset: number, length: number) => new Uint8Array(9).slice(offset, offset + length),
  readAll: async () => new Uint8Array(9),
};
const counting = () => {
  const calls: string[] = [];
  const unlock = async (_: unknown, password: string) => {
    calls.push(password);
    return { bytes: new Uint8Array(6).fill(password.length), pages: 1, forbids: '' };
  };
  return { calls, unlock };
};

describe('files that were unlocked', () => {
  it('are read without their password, others as they were received', async () => {
    const files = createUnlockedFiles(store);
    expect(files.about('a')).toBeNull();
    await files.open({ name: 'a', bytes: 9 }, 'xyz', counting());
    expect(files.about('a')).toEqual({ bytes: 6, forbids: '' });
    expect([...(await files.read('a', 4, 10))]).toEqual([3, 3]);
    expect(await files.readAll('b')).toHaveLength(9);
  });

  it('stay whole when what was given is emptied', async () => {
    const files = createUnlockedFiles(store);
    await files.open({ name: 'a', bytes: 9 }, 'xyz', counting());
    (await files.readAll('a')).fill(0);
    expect([...(await files.readAll('a'))]).toEqual([3, 3, 3, 3, 3, 3]);
  });

  it('are opened anew where there is no room to keep them all', async () => {
    const files = createUnlockedFiles(store, 10);
    const pool = counting();
    await files.open({ name: 'a', bytes: 9 }, 'x', pool);
    await files.open({ name: 'b', bytes: 9 }, 'yy', pool);
    expect([...(await files.read('b', 0, 1)), ...(await files.read('a', 0, 1))]).toEqual([2, 1]);
    expect(pool.calls).toEqual(['x', 'yy', 'x']);
  });

  it('are forgotten with their passwords', async () => {
    const files = createUnlockedFiles(store);
    await files.open({ name: 'a', bytes: 9 }, 'xyz', counting());
    files.forget();
    expect(files.about('a')).toBeNull();
    expect(await files.readAll('a')).toHaveLength(9);
  });

  it('leave the former one when a later password is wrong', async () => {
    const files = createUnlockedFiles(store);
    await files.open({ name: 'a', bytes: 9 }, 'xyz', counting());
    const failing = { unlock: () => Promise.reject(new Error('wrong')) };
    await expect(files.open({ name: 'a', bytes: 9 }, 'no', failing)).rejects.toThrow('wrong');
    expect(files.about('a')).not.toBeNull();
  });
});
