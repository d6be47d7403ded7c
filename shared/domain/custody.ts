import { z } from 'zod';

export const custodyEventKinds = [
  'received',
  'opened',
  'numbered',
  'produced',
  'exported',
  'printed',
  'read',
  'changed',
  'removed',
  'restored',
] as const;

/** Something that was done with a source, as an entry of the custody log has it. */
export const custodyEventSchema = z.object({
  /** Number of the entry. */
  step: z.number(),
  kind: z.enum(custodyEventKinds),
  label: z.string(),
  /** What the entry says beyond its label: a hash, a party, a file. */
  detail: z.string(),
  actor: z.string(),
  /** Instant by the clock of the computer, UTC. */
  at: z.string(),
  /** Hash of the entry. */
  hash: z.string(),
});
export type CustodyEvent = z.infer<typeof custodyEventSchema>;

/** Words of the events, on the screen and on paper. */
export const custodyEventWords: Readonly<Record<CustodyEvent['kind'], string>> = {
  received: 'Received and hashed',
  opened: 'Opened',
  numbered: 'Numbered',
  produced: 'Produced',
  exported: 'Exported',
  printed: 'Printed',
  read: 'Text read',
  changed: 'Record changed',
  removed: 'Taken out',
  restored: 'Brought back',
};
