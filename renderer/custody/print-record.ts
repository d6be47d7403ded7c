import { call } from '../api.ts';
import { shellCall } from '../shell.ts';
import { localDay } from '../today.ts';
import { showToast } from '../ui/toast.tsx';
import { counted } from '../words.ts';

/** Asks where to save, and writes the custody record of sources, or of all, as a PDF. */
export async function printRecord(sources: readonly string[] | null, name: string): Promise<void> {
  const picked = await shellCall('shell.pick-save', { suggestedName: name, kind: 'pdf' });
  if (picked === null) return;
  const input = { job: crypto.randomUUID(), token: picked.token, date: localDay(new Date()) };
  const { pages } = await call('custody.print', { ...input, sources: sources === null ? null : [...sources] });
  showToast(`Saved ${picked.name}, ${counted(pages, 'page')}`);
}
