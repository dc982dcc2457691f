import '../../src/elements/record-viewer/define.js';
import type { Bundle } from 'fhir/r4';
import type { RecordViewer } from '../../src/elements/record-viewer/index.js';
import { findPart } from './drive.js';
import type { ElementScene } from './element-page.js';
import { type AnswerMaker, never, offline, refuse, type Script } from './fixtures.js';
import { smoothProfile } from './fixtures-profile.js';
import { atRest, go } from './hands.js';
import { hostileRecord } from './hostile-bundles.js';
import { longReport, records, recordOf, to } from './record-bundles.js';
import { until } from './until.js';

/** Answers with a bundle, as the proxy does: bytes of FHIR JSON. */
export const bundleAnswer =
  (bundle: unknown): AnswerMaker =>
  () =>
    new Response(JSON.stringify(bundle), { headers: { 'Content-Type': 'application/fhir+json' } });

/** A record of which a part has come, and the rest comes never. */
export const halfway: AnswerMaker = ({ signal }) => {
  const bytes = new TextEncoder().encode(JSON.stringify(records.consultation));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.slice(0, 2000));
      signal.addEventListener('abort', () => controller.error(new DOMException('Aborted', 'AbortError')));
    },
  });
  const headers = { 'Content-Type': 'application/fhir+json', 'Content-Length': String(bytes.length) };
  return new Response(body, { headers });
};

/** A backend at which nothing goes wrong. */
export const smoothRecord: Script = {
  findSession: smoothProfile.findSession!,
  readRecord: bundleAnswer(records.consultation),
};

/** Which record the scenes open. */
export const target = { 'hip-id': 'IN2910000123', 'care-context-id': 'visit-7' };

type Scene = ElementScene<RecordViewer>;

/** Waits until the record, or why there is none, is shown. */
export async function read(element: RecordViewer): Promise<void> {
  await until(() => findPart(element, 'title') !== undefined, '<record-viewer> to be there');
  await atRest(element);
  await until(
    () => element.shadowRoot!.querySelector('[part="file"][aria-busy="true"], p[aria-busy="true"]') === null,
  );
}

/** Opens all texts of the facility. */
export async function openNarratives(element: RecordViewer): Promise<void> {
  await read(element);
  for (const details of element.shadowRoot!.querySelectorAll('details')) details.open = true;
  await until(
    () => element.shadowRoot!.querySelector('details.unread') === null,
    'the texts of the facility',
  );
  await read(element);
}

/** Lets the patient say "not now" to every renewal. */
function decline(element: RecordViewer): void {
  element.parentElement?.addEventListener('abdm-session-expired', (event) => event.preventDefault());
}

const scene = (script: Script, reach: Scene['reach'] = read, rest: Partial<Scene> = {}): Scene => ({
  script: { ...smoothRecord, ...script },
  attributes: target,
  reach,
  ...rest,
});
const shows = (bundle: Bundle, reach: Scene['reach'] = read): Scene =>
  scene({ readRecord: bundleAnswer(bundle) }, reach);

const incomplete = recordOf(
  'Consultation report',
  [{ title: 'Diagnosis', entry: [to('nowhere'), { reference: 'Condition/7', display: 'Asthma' }] }],
  [],
);

/** Every state of a viewer that a patient can see, for stories and tests. */
export const recordScenes = {
  none: scene({}, read, { attributes: {} }),
  loading: scene({ readRecord: never }, async (element) => {
    await until(() => findPart(element, 'loading') !== undefined);
  }),
  receiving: scene({ readRecord: halfway }, async (element) => {
    await until(() => findPart(element, 'received') !== undefined);
  }),
  cancelled: scene({ readRecord: never }, async (element) => {
    await until(() => findPart(element, 'loading') !== undefined);
    await go(element, 'cancel');
  }),
  consultation: shows(records.consultation),
  narratives: shows(records.consultation, openNarratives),
  prescription: shows(records.prescription),
  laboratory: shows(records.laboratory),
  discharge: shows(records.discharge),
  immunization: shows(records.immunization),
  invoice: shows(records.invoice),
  documents: shows(records.documents),
  wellness: shows(records.wellness),
  long: shows(longReport(120)),
  hostile: shows(hostileRecord, openNarratives),
  withoutOrder: shows({
    resourceType: 'Bundle',
    type: 'collection',
    entry: records.wellness.entry!.slice(1),
  }),
  partial: shows(incomplete),
  emptyRecord: shows({ resourceType: 'Bundle', type: 'document', entry: [] }),
  closed: scene({}, async (element) => {
    await read(element);
    await go(element, 'close');
  }),
  stale: scene(
    { readRecord: [bundleAnswer(records.consultation), refuse('upstream-unavailable')] },
    async (element) => {
      await read(element);
      await element.reload();
      await atRest(element);
    },
  ),
  empty: scene({ readRecord: refuse('sign-in-required') }, read, {
    attributes: { ...target, 'sign-in-url': '/sign-in' },
  }),
  notReady: scene({ readRecord: refuse('record-not-ready') }),
  notFound: scene({ readRecord: refuse('record-not-found') }),
  consentMissing: scene({ readRecord: refuse('consent-missing') }, read, {
    attributes: { ...target, helpline: '020-0000 0003' },
  }),
  tooLarge: scene({ readRecord: refuse('record-too-large') }),
  error: scene({ readRecord: refuse('internal') }),
  errorToWait: scene({ readRecord: refuse('too-many-requests', { retryAfterSeconds: 90 }) }),
  errorTransaction: scene({ readRecord: refuse('transaction-lost') }),
  notABundle: scene({ readRecord: bundleAnswer({ resourceType: 'OperationOutcome' }) }),
  offline: scene({ readRecord: offline }),
  sessionEnded: scene({ readRecord: refuse('session-expired') }, async (element) => {
    decline(element);
    await read(element);
  }),
  withoutConnection: {
    alone: true,
    async reach(element) {
      await until(() => findPart(element, 'notice') !== undefined);
    },
  },
} satisfies Record<string, Scene>;

/** Name of a state in {@link recordScenes}. */
export type RecordSceneName = keyof typeof recordScenes;
