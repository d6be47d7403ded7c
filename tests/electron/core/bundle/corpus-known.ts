/**
 * Pages that may differ, why, and by how much of their dots at most, in hundredths. Of each larger group pages were looked at beside
 * their originals; some fifteen were judged by how PDFium and MuPDF draw both.
 */
type Known = { readonly why: string; readonly most: number; readonly pages: readonly string[] };

/** Pages of the corpus that poppler draws otherwise in the bundle than in the original. */
export const drawnOtherwise: readonly Known[] = [
  {
    why: 'a viewer draws the frame of a link about its box, the frame of one that was taken out lies within it',
    most: 0.2,
    pages: [
      'pdf/pdfjs/ZapfDingbats.pdf#1',
      'pdf/pdfjs/ZapfDingbats.pdf#2',
      'pdf/pdfjs/file_url_link.pdf#1',
      'pdf/pdfjs/issue17846.pdf#1',
      'pdf/pdfjs/issue20489.pdf#1',
      'pdf/qpdf/annotations-no-acroform-with-p.pdf#1',
      'pdf/qpdf/annotations-no-acroform.pdf#1',
      'pdf/qpdf/annotations-same-file.out.pdf#1',
      'pdf/qpdf/annotations-same-file.out.pdf#2',
      'pdf/qpdf/direct-dr.pdf#1',
      'pdf/qpdf/fields-split-1.pdf#1',
      'pdf/qpdf/form-fields-and-annotations-shared.pdf#1',
      'pdf/qpdf/form-fields-and-annotations-shared.pdf#2',
      'pdf/qpdf/form-fields-and-annotations-shared.pdf#3',
      'pdf/qpdf/form-fields-and-annotations-shared.pdf#4',
      'pdf/qpdf/json-changed-form-fields-and-annotations.pdf#1',
      'pdf/qpdf/overlay-copy-annotations-p1.pdf#1',
      'pdf/qpdf/resolved-field-conflicts.pdf#1',
      'pdf/qpdf/resolved-field-conflicts.pdf#2',
      'pdf/qpdf/resolved-field-conflicts.pdf#3',
      'pdf/qpdf/resolved-field-conflicts.pdf#4',
    ],
  },
  {
    why: 'the frame of this link is so wide that poppler covers the page with it; here it is thin, as in mutool and pdf.js',
    most: 70,
    pages: ['pdf/pdfjs/bug1552113.pdf#1'],
  },
  {
    why: 'poppler draws a mark that has no appearance of its own otherwise: round ends, other lines',
    most: 1.5,
    pages: [
      'pdf/pdfjs/annotation-square-circle-without-appearance.pdf#1',
      'pdf/pdfjs/annotation-underline-without-appearance.pdf#1',
      'pdf/pdfjs/bug1538111.pdf#1',
      'pdf/pdfjs/issue13242.pdf#1',
      'pdf/pdfjs/issue13447.pdf#1',
      'pdf/pdfjs/issue12504.pdf#1',
    ],
  },
  {
    why: 'single dots at the edge of a mark; PDFium and mutool draw the same before and after',
    most: 0.01,
    pages: [
      'pdf/pdfjs/annotation-stamp.pdf#1',
      'pdf/pdfjs/bug1885505.pdf#1',
      'pdf/pdfjs/firefox_logo.pdf#1',
      'pdf/pdfjs/freetexts.pdf#1',
      'pdf/pdfjs/issue13561_reduced.pdf#1',
    ],
  },
  {
    why: 'the mark is mixed with the paper, which only poppler leaves out',
    most: 0.01,
    pages: ['pdf/pdfjs/issue17215.pdf#1'],
  },
  {
    why: 'each viewer draws the values of a form in its own type',
    most: 0.4,
    pages: [
      'pdf/pdfjs/annotation-tx.pdf#1',
      'pdf/pdfjs/bug1796741.pdf#1',
      'pdf/pdfjs/bug1883609.pdf#1',
      'pdf/pdfjs/checkbox_no_appearance.pdf#1',
      'pdf/qpdf/appearances-1-rotated.pdf#1',
      'pdf/qpdf/button-set-out.pdf#1',
      'pdf/qpdf/form-empty-from-odt.pdf#1',
      'pdf/qpdf/form-empty-from-odt.pdf#3',
      'pdf/qpdf/form-errors.pdf#1',
      'pdf/qpdf/form-errors.pdf#3',
      'pdf/qpdf/form-mod1.pdf#1',
      'pdf/qpdf/form-mod1.pdf#3',
      'pdf/qpdf/json-changed-need-appearances.pdf#1',
      'pdf/qpdf/more-choices.pdf#1',
      'pdf/qpdf/test80a2.pdf#1',
    ],
  },
  {
    why: 'only poppler mends the broken appearance of this box',
    most: 0.05,
    pages: ['pdf/pdfjs/checkbox-bad-appearance.pdf#1'],
  },
  {
    why: 'typed words with letters that the font lacks are left to a warning',
    most: 0.8,
    pages: ['pdf/pdfjs/bug1865341.pdf#1', 'pdf/pdfjs/bug1871353.pdf#1'],
  },
  {
    why: 'part of the file is damaged, so that the page is a picture of itself',
    most: 0.2,
    pages: ['pdf/qpdf/bad24.pdf#1'],
  },
  {
    why: 'poppler does not scale the page as it says, so the stamp is not where it is looked for',
    most: 0.2,
    pages: [
      'pdf/qpdf/fx-overlay-59.pdf#10',
      'pdf/qpdf/fxo-red-rotate.pdf#10',
      'pdf/qpdf/uo-2.pdf#10',
      'pdf/qpdf/uo-7.pdf#10',
    ],
  },
  {
    why: 'poppler cannot show the original, or shows a dot; the others show it as it is in the bundle',
    most: 100,
    pages: [
      'pdf/pdfjs/boundingBox_invalid.pdf#3',
      'pdf/pdfjs/poppler-91414-0-54.pdf#1',
      'pdf/pdfjs/poppler-937-0-fuzzed.pdf#1',
      'pdf/qpdf/bad40.pdf#1',
      'pdf/qpdf/direct-pages.pdf#1',
      'pdf/qpdf/direct-pages.pdf#2',
      'pdf/qpdf/stream-line-enders.pdf#1',
    ],
  },
  {
    why: 'a strip so low that the stamps stand on its words',
    most: 8,
    pages: ['pdf/pdfjs/issue12705.pdf#1'],
  },
];

/** Pages of the corpus whose words poppler reads otherwise in the bundle than in the original. */
export const readOtherwise: readonly Omit<Known, 'most'>[] = [
  {
    why: 'letters that the font lacks: typed words are left to a warning, values of a form show a question mark and are named in one',
    pages: [
      'pdf/pdfjs/bug1865341.pdf#1',
      'pdf/pdfjs/bug1871353.pdf#1',
      'pdf/qpdf/button-set-out.pdf#1',
      'pdf/qpdf/form-empty-from-odt.pdf#3',
      'pdf/qpdf/form-errors.pdf#3',
      'pdf/qpdf/form-mod1.pdf#3',
      'pdf/qpdf/json-changed-need-appearances.pdf#1',
      'pdf/qpdf/more-choices.pdf#1',
    ],
  },
  {
    why: 'poppler draws a button that is chosen as the letter of its mark, we as its own appearance',
    pages: [
      'pdf/pdfjs/checkbox-bad-appearance.pdf#1',
      'pdf/qpdf/form-empty-from-odt.pdf#1',
      'pdf/qpdf/form-mod1.pdf#1',
    ],
  },
  {
    why: 'poppler cannot read the original; the others find the words that the bundle has',
    pages: [
      'pdf/pdfjs/poppler-91414-0-54.pdf#1',
      'pdf/qpdf/bad40.pdf#1',
      'pdf/qpdf/direct-pages.pdf#1',
      'pdf/qpdf/direct-pages.pdf#2',
      'pdf/qpdf/stream-line-enders.pdf#1',
    ],
  },
];

/** Files that cannot be bundled: PDFium cannot open them without a password, or finds no page. */
export const unreadableFiles: readonly string[] = [
  'pdf/pdfjs/Pages-tree-refs.pdf',
  'pdf/pdfjs/bug1250079.pdf',
  'pdf/pdfjs/bug1782186.pdf',
  'pdf/pdfjs/bug1980958.pdf',
  'pdf/pdfjs/issue15893_reduced.pdf',
  'pdf/pdfjs/issue19484_1.pdf',
  'pdf/pdfjs/issue19484_2.pdf',
  'pdf/pdfjs/issue21579.pdf',
  'pdf/pdfjs/issue3371.pdf',
  'pdf/pdfjs/issue6010_1.pdf',
  'pdf/pdfjs/issue9105_other.pdf',
  'pdf/pdfjs/pr6531_2.pdf',
  'pdf/qpdf/c-r4.pdf',
  'pdf/qpdf/c-r5-in.pdf',
  'pdf/qpdf/enc-R3,V2,U=view,O=view.pdf',
  'pdf/qpdf/enc-XI-R6,V5,U=view,attachments,cleartext-metadata.pdf',
  'pdf/qpdf/enc-XI-long-password.pdf',
  'pdf/qpdf/filter-on-write.pdf',
];

/** Files of which poppler counts other pages than PDFium. */
export const countedOtherwise: readonly string[] = [
  'pdf/pdfjs/poppler-91414-0-54.pdf: 1 here, unreadable by poppler',
  'pdf/qpdf/bad40.pdf: 1 here, unreadable by poppler',
];
