import type { BundlePlan } from '../../../shared/domain/bundle.ts';
import { textString, type PdfWriter } from './pdf-writer.ts';

const producer = 'Loudermill';

/** What a PDF says of itself. */
export type PdfAbout = Pick<BundlePlan, 'title' | 'author' | 'date' | 'standard'>;

/** Writes the information dictionary and gives its number. The date of issue is the only date in the file. */
export function writeInfo(writer: PdfWriter, plan: PdfAbout): number {
  const date = `(D:${plan.date.replaceAll('-', '')}000000Z)`;
  const author = plan.author === null ? '' : `/Author ${textString(plan.author)}`;
  return writer.add(
    `<</Title ${textString(plan.title)}${author}/Producer ${textString(producer)}/CreationDate ${date}/ModDate ${date}>>`,
  );
}

/**
 * Writes the XMP metadata and gives its number.
 * Subtle: the brief alone may say that it conforms to PDF/UA or PDF/A; a bundle with exhibits that are not tagged must not.
 */
export function writeXmp(writer: PdfWriter, plan: PdfAbout): number {
  const number = writer.reserve();
  writer.stream(number, '/Type/Metadata/Subtype/XML', Buffer.from(xmpText(plan), 'utf8'));
  return number;
}

/** What a file says of its own form (ISO 14289-1, 5; ISO 19005-2, 6.6.4). */
const claims = {
  none: '',
  'ua-1': `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>`,
  'a-2a': `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>`,
} as const;

/** Gives the XMP metadata of a file: they say what the information dictionary says. */
export function xmpText(plan: PdfAbout): string {
  const date = `${plan.date}T00:00:00Z`;
  const author =
    plan.author === null ? '' : `<dc:creator><rdf:Seq><rdf:li>${escape(plan.author)}</rdf:li></rdf:Seq></dc:creator>`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(plan.title)}</rdf:li></rdf:Alt></dc:title>${author}
<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate><xmp:MetadataDate>${date}</xmp:MetadataDate><pdf:Producer>${producer}</pdf:Producer>
</rdf:Description>${claims[plan.standard ?? 'none']}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}

function escape(text: string): string {
  return Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x20 && code !== 9 && code !== 10 && code !== 13) return '';
    if (code === 0xfffe || code === 0xffff || (code >= 0xd800 && code <= 0xdfff)) return '';
    return { '&': '&amp;', '<': '&lt;', '>': '&gt;' }[char] ?? char;
  }).join('');
}
