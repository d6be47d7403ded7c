import { afterAll, describe, expect, it } from 'vitest';
import { makeProducedFile, type ProducedFile } from '../../../../electron/core/bundle/produced-file.ts';
import { createProducer } from '../../../../electron/core/bundle/run-produce.ts';
import { PDFString } from 'pdf-lib';
import { readPdf } from '../briefs/read-pdf.ts';
import { annotate, has, makePdf, runOn, unfolded } from './bundle-fixtures.ts';

const plan = (pages: number, more: Partial<ProducedFile> = {}): ProducedFile => ({
  id: 'source',
  label: 'DOE-000041',
  pages,
  kind: 'pdf',
  batesNumbers: Array.from({ length: pages }, (_, i) => `DOE-0000${41 + i}`),
  legend: null,
  paper: 'us-letter',
  redaction: null,
  date: '2026-03-02',
  ...more,
});

describe('a produced file', () => {
  it('has the pages of its source, each with its own number at the lower right, and no page of ours', async () => {
    const pdf = await makePdf([{ text: 'First' }, { text: 'Second', rotate: 90, size: [792, 612] }]);
    const made = await makeProducedFile(plan(2), pdf);
    expect(made.faults).toEqual([]);
    const read = await readPdf(made.pdf);
    expect(read.pages.map((page) => page.text.replaceAll(/\s+/gu, ' ').trim())).toEqual([
      expect.stringMatching(/First.*DOE-000041$/u),
      expect.stringMatching(/Second.*DOE-000042$/u),
    ]);
    if (has('pdftotext')) {
      const boxes = runOn(made.pdf, 'pdftotext', ['-bbox', 'FILE', '-']);
      const number = /xMin="([\d.]+)" yMin="([\d.]+)".*>DOE-000041</u.exec(boxes);
      expect(Number(number?.[1])).toBeGreaterThan(400);
      expect(Number(number?.[2])).toBeGreaterThan(740);
    }
    if (has('qpdf'))
      expect(runOn(made.pdf, 'qpdf', ['--check', 'FILE'])).toContain('No syntax or stream encoding errors');
  });

  it('is scrubbed of scripts and metadata, bears its legend, and is the same each time', async () => {
    const pdf = await makePdf([{ text: 'First' }], (document) => {
      document.setTitle('CANARY title');
      document.addJavaScript('go', 'app.alert("CANARY")');
      const [page] = document.getPages();
      annotate(page!, {
        Subtype: 'Link',
        A: document.context.obj({ S: 'URI', URI: PDFString.of('https://canary.example') }),
      });
    });
    const legend = 'CONFIDENTIAL - SUBJECT TO PROTECTIVE ORDER';
    const made = await makeProducedFile(plan(1, { legend }), new Uint8Array(pdf));
    expect(made.faults).toEqual([]);
    expect((await readPdf(made.pdf)).pages[0]!.text).toContain(legend);
    expect(made.warnings.map((warning) => warning.code)).toEqual(['links-removed', 'active-content-removed']);
    if (has('qpdf')) expect(unfolded(made.pdf).toLowerCase()).not.toContain('canary');
    expect((await makeProducedFile(plan(1, { legend }), new Uint8Array(pdf))).sha256).toBe(made.sha256);
  });

  it('is refused when its source has other pages than planned, or is no PDF', async () => {
    const pdf = await makePdf([{ text: 'First' }]);
    await expect(makeProducedFile(plan(2), pdf)).rejects.toMatchObject({ code: 'unreadable-file' });
    await expect(makeProducedFile(plan(1), Buffer.from('nothing'))).rejects.toMatchObject({ code: 'unreadable-file' });
  });
});

describe('the thread that makes them', () => {
  const producer = createProducer();
  afterAll(async () => await producer.close());

  it('makes one after the other, and goes on after one that cannot be made', async () => {
    const pdf = await makePdf([{ text: 'First' }]);
    const here = await makeProducedFile(plan(1), new Uint8Array(pdf));
    await expect(producer.make(plan(1), Buffer.from('nothing'))).rejects.toMatchObject({
      code: 'unreadable-file',
      data: { label: 'DOE-000041' },
    });
    expect((await producer.make(plan(1), new Uint8Array(pdf))).sha256).toBe(here.sha256);
  });

  it('ends when it is cancelled', async () => {
    const stop = new AbortController();
    const stopped = createProducer(stop.signal);
    const making = stopped.make(plan(1), await makePdf([{ text: 'First' }]));
    stop.abort();
    await expect(making).rejects.toMatchObject({ code: 'cancelled' });
    await expect(stopped.make(plan(1), await makePdf([{}]))).rejects.toMatchObject({ code: 'cancelled' });
    await stopped.close();
  });
});
