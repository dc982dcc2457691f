import '../../src/elements/care-contexts/define.js';
import type { CareContexts } from '../../src/elements/care-contexts/index.js';
import type { RecordViewer } from '../../src/elements/record-viewer/index.js';
import {
  type CareContextBackend,
  careContextBackend,
  exceptFor,
  hillLaboratory,
  hostileFacility,
  lakeHospital,
  type LinkedFacility,
  linkedFacilities,
} from './care-context-backend.js';
import { findPart, part } from './drive.js';
import { giveCode, toOtp } from './fixtures-linking.js';
import { read, smoothRecord } from './fixtures-records.js';
import { linkingBackend } from './linking-backend.js';
import type { ElementScene } from './element-page.js';
import { type AnswerMaker, never, offline, refuse, type Script } from './fixtures.js';
import { atRest, go, pressPart, typeInto } from './hands.js';
import { until } from './until.js';

type Scene = ElementScene<CareContexts>;
type Reach = Scene['reach'];

/** Waits until the facilities, or why there are none, are shown. */
export async function readList(element: CareContexts): Promise<void> {
  await until(() => findPart(element, 'title') !== undefined, '<care-contexts> to be there');
  await atRest(element);
}

/** The disclosures of the facilities, from top to bottom. */
export const facilities = (element: CareContexts): HTMLDetailsElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLDetailsElement>('.facility'),
];

/** The disclosure of a facility by its name. */
export function facilityOf(element: CareContexts, name = 'Lake Hospital'): HTMLDetailsElement {
  const found = facilities(element).find(
    (candidate) => candidate.querySelector('h3 bdi')?.textContent === name,
  );
  if (!found) throw new Error(`No facility ${name}: ${element.shadowRoot!.textContent}`);
  return found;
}

/** The rows of a facility that are rendered now. */
export const rowsOf = (facility: Element): HTMLElement[] => [
  ...facility.querySelectorAll<HTMLElement>('.record'),
];

/** A button of a facility by the name of its part. */
export function buttonOf(facility: Element, name: string): HTMLButtonElement {
  const found = facility.querySelector<HTMLButtonElement>(`[part~="button-${name}"]`);
  if (!found) throw new Error(`No button ${name}: ${facility.textContent}`);
  return found;
}

/** Opens a facility as the patient does, without waiting for its records. */
export async function toggleFacility(element: CareContexts, name?: string): Promise<void> {
  await readList(element);
  const facility = facilityOf(element, name);
  const { open } = facility;
  facility.querySelector('summary')!.click();
  await until(
    () => (facility.querySelector('[part~="facility-body"]') === null) === open,
    'the facility to open',
  );
}

/** Opens a facility, and waits for its records. */
export async function openFacility(element: CareContexts, name?: string): Promise<void> {
  await toggleFacility(element, name);
  await atRest(element);
}

/** Opens a record of a facility, the first one if not told which, and waits until it, or why there is none, is shown. */
export async function openRecord(element: CareContexts, row = 0, name?: string): Promise<RecordViewer> {
  buttonOf(rowsOf(facilityOf(element, name))[row]!, 'open').click();
  await until(() => findPart(element, 'viewer') !== undefined, 'the viewer');
  const viewer = part<RecordViewer>(element, 'viewer');
  await read(viewer);
  return viewer;
}

/** Looks for something, and waits until all is looked through. */
export async function searchFor(element: CareContexts, text: string): Promise<void> {
  await readList(element);
  await typeInto(element, 'search', text);
  await atRest(element);
}

/** Chooses a day, as the platform's calendar does. */
export async function chooseDay(element: CareContexts, name: 'from' | 'to', day: string): Promise<void> {
  part<HTMLDetailsElement>(element, 'dates').open = true;
  const input = part<HTMLInputElement>(element, `input-${name}`);
  input.value = day;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await atRest(element);
}

/** Leaves every question for a renewal of the session unanswered. */
export function decline(element: CareContexts): void {
  element.parentElement?.addEventListener('abdm-session-expired', (event) => event.preventDefault());
}

interface How {
  readonly facilities?: readonly LinkedFacility[];
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A scene with a backend of its own each time it is opened. */
function scene(
  changes: Script | ((backend: CareContextBackend) => Script),
  reach: Reach = readList,
  how: How = {},
): Scene {
  return {
    get script() {
      const backend = careContextBackend(how.facilities ?? linkedFacilities);
      return { ...backend.script, ...(typeof changes === 'function' ? changes(backend) : changes) };
    },
    reach,
    ...(how.attributes && { attributes: how.attributes }),
  };
}

/** Refuses some facilities. */
const without =
  (hipIds: readonly string[], other: AnswerMaker) =>
  ({ careContexts }: CareContextBackend): Script => ({
    listCareContexts: exceptFor(hipIds, other, careContexts),
  });

/** Answers one call as it should, and all others in another way. */
const thenRefused =
  (route: 'listLinkedProviders' | 'listCareContexts') =>
  ({ providers, careContexts }: CareContextBackend): Script => ({
    [route]: [route === 'listCareContexts' ? careContexts : providers, refuse('upstream-unavailable')],
  });

const openBoth: Reach = async (element) => {
  await openFacility(element, 'Hill Laboratory');
  await openFacility(element, 'सिटी फ़ोर्टिस अस्पताल');
};

const linked = (): Script => linkingBackend().script;

/** Links one visit, and comes back to the list. */
const linkOne: Reach = async (element) => {
  await toOtp(element, 0);
  await giveCode(element);
  await go(element, 'show');
};

/** Every state of the list that a patient can see, for stories and tests. */
export const careContextScenes = {
  loading: scene({ listLinkedProviders: never }, async (element) => {
    await until(() => findPart(element, 'loading') !== undefined);
  }),
  list: scene({}),
  opened: scene({}, openFacility),
  openedInDevanagari: scene({}, (element) => openFacility(element, 'सिटी फ़ोर्टिस अस्पताल')),
  openedBoth: scene({}, openBoth),
  openedNameless: scene({}, (element) => openFacility(element, 'IN2810014366')),
  visitsLoading: scene({ listCareContexts: never }, toggleFacility),
  pulling: scene(
    ({ careContexts }) => ({ listCareContexts: [careContexts, never] }),
    async (element) => {
      await openFacility(element);
      await pressPart(element, 'button-pull');
    },
  ),
  searched: scene({}, (element) => searchFor(element, 'blood')),
  searching: scene(without(['HIP3'], never), async (element) => {
    await readList(element);
    await typeInto(element, 'search', 'blood');
    await until(() => findPart(element, 'progress')?.textContent.includes('3') === true, 'three facilities');
  }),
  filtered: scene({}, async (element) => {
    await readList(element);
    await chooseDay(element, 'from', '2026-01-01');
    await chooseDay(element, 'to', '2026-10-01');
  }),
  nothingFound: scene({}, (element) => searchFor(element, 'dentist')),
  dayInFuture: scene({}, async (element) => {
    await readList(element);
    await chooseDay(element, 'from', '2999-01-01');
  }),
  daysTurned: scene({}, async (element) => {
    await readList(element);
    await chooseDay(element, 'from', '2026-02-01');
    await chooseDay(element, 'to', '2026-01-01');
  }),
  empty: scene({}, readList, { facilities: [] }),
  nobody: scene({ listLinkedProviders: refuse('sign-in-required') }, readList, {
    attributes: { 'sign-in-url': '/sign-in' },
  }),
  partial: scene(without(['HIP2'], refuse('upstream-unavailable')), openBoth),
  partialSearch: scene(without(['HIP1', 'HIP3'], refuse('upstream-timeout')), (element) =>
    searchFor(element, 'blood'),
  ),
  facilityStale: scene(thenRefused('listCareContexts'), async (element) => {
    await openFacility(element);
    await go(element, 'pull');
  }),
  facilityToWait: scene(
    without(['HIP1'], refuse('too-many-requests', { retryAfterSeconds: 90 })),
    openFacility,
  ),
  facilitySessionEnded: scene({ listCareContexts: refuse('session-expired') }, async (element) => {
    decline(element);
    await openFacility(element);
  }),
  stale: scene(thenRefused('listLinkedProviders'), async (element) => {
    await openFacility(element);
    await go(element, 'refresh');
  }),
  offline: scene({ listLinkedProviders: offline }),
  error: scene({ listLinkedProviders: refuse('internal') }),
  errorMisconfigured: scene({ listLinkedProviders: refuse('misconfigured') }),
  errorToWait: scene({ listLinkedProviders: refuse('too-many-requests', { retryAfterSeconds: 90 }) }),
  sessionEnded: scene({ listLinkedProviders: refuse('session-expired') }, async (element) => {
    decline(element);
    await readList(element);
  }),
  hostile: scene(
    {},
    async (element) => {
      await readList(element);
      facilities(element)[0]!.querySelector('summary')!.click();
      await until(() => findPart(element, 'record') !== undefined, 'the records');
      await atRest(element);
    },
    { facilities: [hostileFacility, lakeHospital] },
  ),
  record: scene({ readRecord: smoothRecord.readRecord! }, async (element) => {
    await openFacility(element);
    await openRecord(element, 1);
  }),
  recordNotReady: scene({ readRecord: refuse('record-not-ready') }, async (element) => {
    await openFacility(element);
    await openRecord(element);
  }),
  recentlyLinked: scene(linked, linkOne),
  awaited: scene((backend) => ({ ...linked(), listLinkedProviders: backend.providers }), linkOne, {
    facilities: [hillLaboratory],
  }),
  withoutConnection: {
    alone: true,
    async reach(element) {
      await until(() => findPart(element, 'notice') !== undefined);
    },
  },
} satisfies Record<string, Scene>;

/** Name of a state in {@link careContextScenes}. */
export type CareContextSceneName = keyof typeof careContextScenes;
