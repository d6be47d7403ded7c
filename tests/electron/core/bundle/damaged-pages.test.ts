import { describe, expect, it } from 'vitest';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { exhibit, makeFront, readFrom } from './bundle-fixtures.ts';

/** Two pages, the content of the second not ended as the standard says. */
const halfDamaged = Buffer.from(`%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]/MediaBox[0 0 612 792]/Resources<</Font<</F1 7 0 R>>>>>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/Contents 5 0 R>>
endobj
4 0 obj
<</Type/Page/Parent 2 0 R/Contents 6 0 R>>
endobj
5 0 obj
<</Length 46>>
stream
BT /F1 24 Tf 72 500 Td (The sound page) Tj ET 
endstream
endobj
6 0 obj
<</Length 48>>
stream
BT /F1 24 Tf 72 500 Td (The damaged page) Tj ET 
enxstream
endobj
7 0 obj
<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>
endobj
trailer
<</Size 8/Root 1 0 R>>
%%EOF
`);

describe('an exhibit of which a part cannot be read', () => {
  it('shows the pages that need it as pictures, their words behind them, and copies the others', async () => {
    const { plan, front } = await makeFront([exhibit('1', 2)]);
    const made = await makeBundle(plan, { front, read: readFrom({ 1: halfDamaged }) });
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    expect(made.warnings.map(({ code, detail }) => [code, detail])).toEqual([
      ['damaged-object', 'page 2 is shown as a picture, because part of the file is damaged'],
    ]);
    const file = (await openPdfium()).open(made.pdf);
    const texts = [1, 2].map((page) => file.read(page, ({ text }) => text));
    const { data, width } = file.render(2, 1);
    file.close();
    expect(texts[0]).toContain('The sound page');
    expect(texts[1]).toContain('The damaged page');
    const row = data.subarray((792 - 508) * width * 3, (792 - 507) * width * 3);
    expect(row.some((value) => value < 100)).toBe(true);
    const pictures =
      Buffer.from(made.pdf)
        .toString('latin1')
        .match(/\/Subtype\s*\/Image/g) ?? [];
    expect(pictures).toHaveLength(1);
  });
});
