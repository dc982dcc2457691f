/** A page of a PDF: lines of text, or a picture that fills it. */
export type PdfPage =
  | { readonly lines: readonly string[] }
  | { readonly jpeg: Uint8Array; readonly width: number; readonly height: number };

const pageWidth = 595;
const pageHeight = 842;

/** A PDF file of A4 pages (ISO 32000-1). The text is in Helvetica; letters beyond Latin 1 become question marks. */
export function pdfOf(pages: readonly PdfPage[]): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_, index) => `${4 + index * 3} 0 R`).join(' ');
  const objects = [
    [`<< /Type /Catalog /Pages 2 0 R >>`],
    [`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
    [`<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>`],
    ...pages.flatMap((page, index) => objectsOf(page, 4 + index * 3)),
  ];
  const parts: Uint8Array[] = [latin('%PDF-1.4\n')];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(sizeOf(parts));
    parts.push(latin(`${index + 1} 0 obj\n`), ...object.map(bytesOf), latin('\nendobj\n'));
  }
  const start = sizeOf(parts);
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    latin(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`),
    latin(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`),
  );
  return joined(parts);
}

/** The three objects of a page: itself, what is painted on it, and its picture. */
function objectsOf(page: PdfPage, number: number): (string | Uint8Array)[][] {
  const resources = 'jpeg' in page ? `/XObject << /Scan ${number + 2} 0 R >>` : '/Font << /Text 3 0 R >>';
  const painted = 'jpeg' in page ? `q ${pageWidth} 0 0 ${pageHeight} 0 0 cm /Scan Do Q` : textOf(page.lines);
  const size = `[0 0 ${pageWidth} ${pageHeight}]`;
  return [
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox ${size} /Contents ${number + 1} 0 R /Resources << ${resources} >> >>`,
    ],
    [`<< /Length ${painted.length} >>\nstream\n${painted}\nendstream`],
    'jpeg' in page ? pictureOf(page) : ['null'],
  ];
}

function pictureOf({ jpeg, width, height }: Extract<PdfPage, { jpeg: unknown }>): (string | Uint8Array)[] {
  const form = `/Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode`;
  return [
    `<< /Type /XObject /Subtype /Image ${form} /Length ${jpeg.length} >>\nstream\n`,
    jpeg,
    '\nendstream',
  ];
}

function textOf(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${line.replace(/[^ -~]/g, '?').replace(/[()\\]/g, '\\$&')}) Tj T*`);
  return `BT /Text 11 Tf 16 TL 56 780 Td ${shown.join(' ')} ET`;
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const bytesOf = (part: string | Uint8Array): Uint8Array => (typeof part === 'string' ? latin(part) : part);
const sizeOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(sizeOf(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
