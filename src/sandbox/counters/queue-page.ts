import type { DeskCounter, DeskShare } from './desk-counters.js';
import { deskPage, escaped, type DeskDocument } from './page.js';

/** Most shares that the page shows. */
const mostShown = 100;

const refreshSeconds = 5;

const style =
  'body{font:1rem/1.45 system-ui,"Noto Sans",sans-serif;margin:0;overflow-wrap:anywhere}' +
  'main{max-width:48rem;margin:0 auto;padding:1rem}' +
  'h1{font-size:1.5rem;line-height:1.2;margin:.5rem 0}' +
  'ol{list-style:none;margin:1rem 0;padding:0}' +
  'li{display:grid;grid-template-columns:5rem minmax(0,1fr);gap:0 1rem;padding:.75rem 0;border-top:1px solid GrayText}' +
  '.token{font-size:2rem;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums}' +
  '.token.none{font-size:1rem;font-weight:400}' +
  'p{margin:0}main>p{margin:.5rem 0}.name{font-weight:600}';

const stateWords = { waiting: 'No answer yet', refused: 'No token', issued: '' } as const;

const time = new Intl.DateTimeFormat('en-IN', {
  dateStyle: 'medium',
  timeStyle: 'medium',
  timeZone: 'Asia/Kolkata',
});

/** The page of what a counter received, the newest first; it loads itself again. */
export function queuePage(
  { facility, counterId, page }: DeskCounter,
  shares: readonly DeskShare[],
): DeskDocument {
  const items = shares.slice(0, mostShown).map(item).join('\n');
  const rest = shares.length - mostShown;
  const older = rest > 0 ? `\n<p>Older ones that are not shown: ${rest}.</p>` : '';
  return deskPage({
    title: `What counter ${counterId} received`,
    style,
    refreshSeconds,
    main: `<h1>What counter <bdi>${escaped(counterId)}</bdi> received</h1>
<p dir="auto">${escaped(facility)}</p>
${shares.length === 0 ? '<p>Nobody has shared their details here yet.</p>' : `<ol>\n${items}\n</ol>${older}`}
<p><a href="${escaped(page)}">The page with the QR code</a></p>`,
  });
}

function item({ at, patient, state, tokenNumber, expiresAt }: DeskShare): string {
  const isIssued = tokenNumber !== undefined && expiresAt !== undefined;
  const token = isIssued
    ? `<p class="token">${escaped(tokenNumber)}</p>`
    : `<p class="token none">${stateWords[state]}</p>`;
  const until = isIssued ? `, valid until ${timeTag(expiresAt)}` : '';
  return `<li>${token}<div>
<p class="name"><bdi>${escaped(patient.name)}</bdi></p>
<p><bdi>${escaped(patient.abha_address)}</bdi>, <bdi>${escaped(patient.mobile)}</bdi></p>
<p>${timeTag(at)}${until}</p>
</div></li>`;
}

const timeTag = (moment: string): string =>
  `<time datetime="${escaped(moment)}">${escaped(time.format(new Date(moment)))}</time>`;
