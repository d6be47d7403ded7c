/** Brief and exhibits as one PDF: the plain data that goes in, and what the checks on the saved file say. */

import type { Rect } from './excerpts.ts';
import type { StampStyle } from './exhibits.ts';

export type BundlePaper = 'us-letter' | 'a4';

/** The Bates numbers of one exhibit: `first` is the number of its first page. */
type BundleBates = { readonly prefix: string; readonly first: number };

/** What is removed from one page (from 1) of an exhibit; rectangles as in an excerpt of it. */
export type PageRedaction = {
  readonly page: number;
  readonly rects: readonly Rect[];
  /** Printed on the box. */
  readonly code: string;
  /** What stood there; must not be found in the file afterwards. */
  readonly words: string;
};

/** What is removed from an exhibit; `inType` where the words were taken out before the pages were set in type. */
export type ExhibitRedaction = { readonly inType: boolean; readonly marks: readonly PageRedaction[] };

/** One exhibit as it goes into the bundle. Text, mail and Word sources arrive set as PDF. */
export type BundleExhibit = {
  readonly id: string;
  /** As printed on every page: "Union Ex. 4". */
  readonly label: string;
  readonly title: string;
  readonly pages: number;
  readonly kind: 'pdf' | 'image';
  readonly bates: BundleBates | null;
  /** Of the source's original bytes, lower-case hex. */
  readonly sha256: string;
  /** How its pages are stamped; by default as the standard stamp. */
  readonly stamp?: StampStyle;
  /** Whether a sheet of its own that shows the label stands before it. */
  readonly tab?: boolean;
  /** What is removed from it; null for an exhibit that stands whole. */
  readonly redaction: ExhibitRedaction | null;
};

/**
 * A place that a cite points to; `id` is the id of an excerpt or of an exhibit, `page` counts from 1 in the exhibit; 0 is its tab.
 * `rect` is as in an excerpt: PDF points of the page as displayed, from its bottom left; on an image exhibit, pixels of the
 * image as displayed, from its bottom left.
 */
export type BundleTarget = {
  readonly id: string;
  readonly exhibit: string;
  readonly page: number;
  readonly rect: Rect | null;
};

/**
 * An exhibit with its place: `firstPage` is the first of its own pages, counted from 1 in the bundle; its tab, where it has one, is
 * the page before. `batesNumbers` are as printed, one a page or none.
 */
export type PlannedExhibit = BundleExhibit & { readonly firstPage: number; readonly batesNumbers: readonly string[] };

/** Gives the page (from 1) on which an exhibit begins: its tab, else the first of its own. */
export const beginsAt = (exhibit: Pick<PlannedExhibit, 'firstPage' | 'tab'>): number =>
  exhibit.tab === true ? exhibit.firstPage - 1 : exhibit.firstPage;

/** Everything that the bundle is made of, but for the bytes. Made by planBundle. */
export type BundlePlan = {
  /** What the file says it conforms to; null for one with exhibits, which are as they were received. */
  readonly standard?: 'ua-1' | 'a-2a' | null;
  readonly title: string;
  readonly author: string | null;
  /** Date of issue, YYYY-MM-DD: the only date in the file. */
  readonly date: string;
  readonly paper: BundlePaper;
  /** Whether pictures of more than 300 dots to the inch are made smaller in the copy. */
  readonly reducePictures?: boolean;
  readonly front: { readonly pages: number };
  readonly exhibits: readonly PlannedExhibit[];
  readonly targets: readonly BundleTarget[];
  /** Pages of the whole bundle, the brief included. */
  readonly pages: number;
  /** The files into which it is cut, in order; the brief is in the first. Without them it is one file. */
  readonly parts?: readonly BundlePart[];
  /** Which of them is to be made, from 0. */
  readonly part?: number;
};

/** One of the files into which a bundle is cut at the bounds of exhibits. Pages count from 1 in the whole bundle. */
export type BundlePart = {
  readonly fileName: string;
  readonly firstPage: number;
  readonly pages: number;
  readonly exhibits: readonly string[];
};

export const bundleChecks = [
  'page-numbers',
  'links',
  'bookmarks',
  'searchable',
  'orientation',
  'stamps',
  'resolution',
  'no-active-content',
  'redacted',
] as const;

export type BundleCheckName = (typeof bundleChecks)[number];

/** What one check found in the saved file. `items` are the places in words; they may be notes when `ok` is true. */
export type BundleCheck = {
  readonly check: BundleCheckName;
  readonly ok: boolean;
  readonly detail: string;
  readonly items: readonly string[];
};

const bundleWarnings = [
  'reproduced-as-image',
  'links-removed',
  'active-content-removed',
  'attachment-removed',
  'note-text-not-carried',
  'field-value-not-shown',
  'mark-not-shown',
  'damaged-object',
  'letters-not-shown',
  'first-picture-only',
  'pictures-reduced',
  'pictures-not-reduced',
] as const;

/** Something that a person should know about an exhibit in the bundle; it does not stop the export. */
export type BundleWarning = {
  readonly code: (typeof bundleWarnings)[number];
  readonly exhibit: string;
  readonly label: string;
  readonly detail: string;
};

/** `of` is the number of exhibits; after the last exhibit the file is being checked. */
export type BundleProgress = {
  readonly step: 'assemble' | 'check';
  readonly done: number;
  readonly of: number;
  readonly what: string;
};

/** The number printed on every page of the bundle; pages from 1. */
export const printedPageNumber = (page: number, pages: number): string => `Page ${page} of ${pages}`;
