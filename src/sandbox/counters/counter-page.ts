import type { DeskCounter } from './desk-counters.js';
import { deskPage, escaped, type DeskDocument } from './page.js';
import { qrSvg } from './qr-svg.js';

const style =
  '@page{size:A4;margin:14mm}' +
  'body{font:1.125rem/1.45 system-ui,"Noto Sans","Noto Sans Devanagari",sans-serif;margin:0;overflow-wrap:anywhere}' +
  'main{max-width:42rem;margin:0 auto;padding:1rem;text-align:center}' +
  'h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0}' +
  '.counter{font-size:1.5rem;font-weight:600;margin:0 0 .75rem}' +
  'svg{display:block;width:min(100%,28rem);height:auto;margin:0 auto 1rem;border-radius:.5rem}' +
  '.how{margin:0 auto .75rem;max-width:34rem}' +
  '.link{font:.875rem/1.4 ui-monospace,monospace;margin:1rem 0}' +
  '@media print{:root{color-scheme:light}body{color:#000;background:#fff}main{padding:0}' +
  'svg{width:110mm}}';

const how = {
  en: 'Scan this code with your ABHA app or on this hospital’s portal, look through your details and share them. Your token number then appears on your phone.',
  hi: 'इस कोड को अपने ABHA ऐप से या अस्पताल के पोर्टल पर स्कैन करें, अपनी जानकारी देख लें और साझा करें। फिर आपका टोकन नंबर आपके फ़ोन पर दिखेगा।',
} as const;

/** The page of a counter to print: its QR code, how to use it, and its link. One side of A4. */
export function counterPage({ facility, counterId, link }: DeskCounter): DeskDocument {
  return deskPage({
    title: `${facility}, counter ${counterId}`,
    style,
    main: `<h1 dir="auto">${escaped(facility)}</h1>
<p class="counter">Counter <bdi>${escaped(counterId)}</bdi></p>
${qrSvg(link, `QR code of the counter ${counterId}`)}
<p class="how">${how.en}</p>
<p class="how" lang="hi">${how.hi}</p>
<p class="link" dir="ltr">${escaped(link)}</p>`,
  });
}

/** The QR code of a counter by itself, as an image. */
export const counterImage = ({ link, counterId }: DeskCounter): string =>
  qrSvg(link, `QR code of the counter ${counterId}`);
