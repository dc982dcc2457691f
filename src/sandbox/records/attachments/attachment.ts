import type { Attachment } from 'fhir/r4';
import type { Picture } from '../../card/png.js';
import { base64 } from './base64.js';
import { encodeJpeg } from './jpeg.js';
import { type PdfPage, pdfOf } from './pdf.js';

function attachment(contentType: string, title: string, bytes: Uint8Array, creation: string): Attachment {
  return { contentType, language: 'en-IN', data: base64(bytes), size: bytes.length, title, creation };
}

/** A PDF with one page for each list of lines. */
export function textPdf(
  title: string,
  creation: string,
  ...pages: readonly (readonly string[])[]
): Attachment {
  return attachment('application/pdf', title, pdfOf(pages.map((lines) => ({ lines }))), creation);
}

/** A picture, as a JPEG file. */
export function jpegOf(title: string, creation: string, picture: Picture): Attachment {
  return attachment('image/jpeg', title, encodeJpeg(picture, 8), creation);
}

/** A PDF with one picture on each page, as a scanner makes it. */
export function scanPdf(title: string, creation: string, pictures: readonly Picture[]): Attachment {
  const pages = pictures.map((picture): PdfPage => ({ ...picture, jpeg: encodeJpeg(picture, 10) }));
  return attachment('application/pdf', title, pdfOf(pages), creation);
}
