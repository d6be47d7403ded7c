import { z } from 'zod';
import { idSchema, lineSchema, textSchema } from './ids.ts';
import { sourceDetailsSchema } from './source-details.ts';

export const sourceKinds = [
  'bodycam-audit-note',
  'bodycam-video',
  'instruction',
  'policy',
  'notice-of-charges',
  'interview',
  'press-statement',
  'news-report',
  'training-record',
  'dispatch-log',
  'discipline-record',
  'contract',
  'correspondence',
  'court-filing',
  'photo',
  'video',
  'audio',
  'other',
] as const;
export type SourceKind = (typeof sourceKinds)[number];

export const privileges = ['none', 'attorney-client', 'work-product', 'union-communication'] as const;
export type Privilege = (typeof privileges)[number];

/** What keeps a source from being handed around, beside privilege. */
export const confidentialities = ['none', 'confidential', 'protective-order', 'sealed'] as const;
export type Confidentiality = (typeof confidentialities)[number];

export const sourceFormats = [
  'pdf',
  'docx',
  'doc',
  'rtf',
  'odt',
  'eml',
  'msg',
  'text',
  'markdown',
  'csv',
  'xlsx',
  'png',
  'jpeg',
  'tiff',
  'gif',
  'webp',
  'bmp',
  'video',
  'audio',
  'zip',
  'other',
] as const;
export type SourceFormat = (typeof sourceFormats)[number];

const linedFormats: ReadonlySet<SourceFormat> = new Set([
  'docx',
  'doc',
  'rtf',
  'odt',
  'eml',
  'msg',
  'text',
  'markdown',
  'csv',
  'xlsx',
  'zip',
]);

/** Tells whether a source is printed with numbered lines: what has no pages of its own. */
export function isLined(format: SourceFormat): boolean {
  return linedFormats.has(format);
}

const pictures: ReadonlySet<SourceFormat> = new Set(['png', 'jpeg', 'tiff', 'gif', 'webp', 'bmp']);

/** Tells whether a source is a picture, its size in pixels. */
export function isPicture(format: SourceFormat): boolean {
  return pictures.has(format);
}

/** Tells whether a source is shown as HTML, as it was written, beside its text pages. */
export function hasHtml(format: SourceFormat): boolean {
  return format === 'docx' || format === 'odt' || format === 'eml' || format === 'msg';
}

/** Why a file that was kept could not be read. */
export const unreadableReasons = [
  'empty',
  'truncated',
  'damaged',
  'encrypted',
  'unsupported',
  'unplayable',
  'too-large',
  'too-slow',
  'too-many-pages',
  'out-of-memory',
  'crashed',
] as const;
export type UnreadableReason = (typeof unreadableReasons)[number];

/** One item of evidence as received. The bytes are an evidence object; what a person says of it is here. */
export const sourceSchema = z.object({
  id: idSchema,
  /** Name of the evidence object that holds the bytes. */
  object: z.string(),
  /** File name as received. */
  name: z.string().max(1000),
  title: lineSchema.min(1),
  kind: z.enum(sourceKinds),
  /** Day of the document itself, EDTF level 1, or null. */
  date: z.string().max(80).nullable(),
  publisher: lineSchema,
  custodian: lineSchema,
  receivedOn: z.string().max(80).nullable(),
  receivedFrom: lineSchema,
  receivedHow: lineSchema,
  privilege: z.enum(privileges),
  /** A statement given under order (Garrity): blocked from export by default. */
  compelled: z.boolean(),
  note: textSchema,
  importedAt: z.string(),
  /** The source that this one is a part of: a mail, an archive, a video; else null. */
  parent: idSchema.nullable(),
  /** Name within the parent, empty for a source that is no part. */
  parentPath: z.string().max(4000),
  /** Media offset in seconds at which a still was taken, else null. */
  parentSeconds: z.number().nonnegative().nullable(),
  confidentiality: z.enum(confidentialities),
  /** What the form of its kind asks. */
  details: sourceDetailsSchema,
});
export type Source = z.infer<typeof sourceSchema>;

/** What the bytes of a source are: the same for every source with the same content. */
export const evidenceObjectSchema = z.object({
  name: z.string(),
  sha256: z.string().length(64),
  bytes: z.number().int().nonnegative(),
  format: z.enum(sourceFormats),
  mime: z.string(),
  pages: z.number().int().nonnegative(),
  chars: z.number().int().nonnegative(),
  unreadable: z.enum(unreadableReasons).nullable(),
  warnings: z.array(z.string()),
  meta: z.record(z.string(), z.string()),
  /** Duration of a recording, else null. */
  seconds: z.number().nonnegative().nullable(),
});
export type EvidenceObject = z.infer<typeof evidenceObjectSchema>;

/** What keeps a source out of every export until a person decides otherwise. */
export const withheldReasons = ['privileged', 'compelled', 'sealed', 'protective-order'] as const;
export type WithheldReason = (typeof withheldReasons)[number];

/** What of a source says whether it may be exported. */
export type ExportMarks = Pick<Source, 'privilege' | 'compelled' | 'confidentiality'>;

/** Gives why a source may not be exported, the gravest reason first, or null where it may. */
export function withheldReason(source: ExportMarks): WithheldReason | null {
  if (source.privilege !== 'none') return 'privileged';
  if (source.compelled) return 'compelled';
  const { confidentiality } = source;
  return confidentiality === 'sealed' || confidentiality === 'protective-order' ? confidentiality : null;
}

/** Tells whether a source may be an exhibit without a person's override. One that is merely confidential may, and is marked so. */
export function exportable(source: ExportMarks): boolean {
  return withheldReason(source) === null;
}

/**
 * Gives why a source can never be an exhibit while it is marked so, or null. A compelled statement can be one: never by itself, only by
 * a person's choice with a reason.
 */
export function closedReason(source: ExportMarks): WithheldReason | null {
  return withheldReason({ ...source, compelled: false });
}

const kindPatterns: readonly (readonly [SourceKind, RegExp])[] = [
  ['news-report', /news (report|digest)|press (report|digest)|reported by|fox 2|wxyz|detroit news|outlier media/],
  ['bodycam-audit-note', /body ?(worn )?cam(era)?s?.{0,40}audit|audit note/],
  ['notice-of-charges', /notice of (charges|discipline|proposed|suspension)|charges and specifications/],
  ['interview', /garrity|compelled statement|interview (transcript|record|of)/],
  ['court-filing', /united states (district )?court|court of appeals|plaintiff|case \d:\d\d.cv|circuit court/],
  ['contract', /collective bargaining|contract (time|terms)|agreement between/],
  ['training-record', /training (record|roster|acknowledg)|acknowledge?ment of receipt/],
  ['dispatch-log', /dispatch log|cad (report|log)|incident history/],
  ['discipline-record', /discipline (record|history|matrix)|corrective (feedback|action)|reprimand/],
  ['policy', /^policy\b|\bpolicy\b.{0,40}\b(number|no\.?|directive|\d{3})|(special|general) order|directive \d/],
  ['instruction', /instruction (from|of|by)|supervisor'?s? instruction|order given by/],
  ['press-statement', /press (statement|release)|for immediate release/],
];

/** Guesses the kind of a source from its name, then from the beginning of its text; a person may change it. */
export function guessSourceKind(name: string, format: SourceFormat, text: string): SourceKind {
  if (format === 'eml' || format === 'msg') return 'correspondence';
  for (const words of [name, text.slice(0, 800)]) {
    const folded = words.toLowerCase().replaceAll(/[\s_-]+/g, ' ');
    const guess = kindPatterns.find(([, pattern]) => pattern.test(folded));
    if (guess !== undefined) return guess[0];
  }
  if (format === 'video' || format === 'audio') return format;
  if (/\.(?:avi|wmv|asf|mpe?g|vob|m2ts|av3)$/i.test(name)) return 'video';
  return isPicture(format) ? 'photo' : 'other';
}
