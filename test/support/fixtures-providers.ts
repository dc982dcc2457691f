import '../../src/elements/provider-search/define.js';
import { mostProvidersFound, type Provider } from '../../src/contract/providers.js';
import type { ProviderSearch } from '../../src/elements/provider-search/index.js';
import { findPart, part } from './drive.js';
import type { ElementScene } from './element-page.js';
import { never, offline, refuse, type Script } from './fixtures.js';
import { atRest } from './hands.js';
import { until } from './until.js';

/** Facilities with "care" in their names. */
export const careProviders: readonly [Provider, ...Provider[]] = [
  { hipId: 'IN0710000001', name: 'Aarogya Care Hospital', city: 'Bengaluru', state: 'Karnataka' },
  { hipId: 'IN0710000002', name: 'City Eye Care', city: 'Chennai', state: 'Tamil Nadu' },
  { hipId: 'IN0710000003', name: 'आरोग्य CARE सेंटर', city: 'लखनऊ', state: 'उत्तर प्रदेश' },
  { hipId: 'IN0710000004', name: 'Care and Cure Diagnostics', state: 'Kerala' },
  { hipId: 'IN0710000005', name: 'Healthcare Point' },
];

/** A facility with texts that somebody made to break the page. */
export const hostileProvider: Provider = {
  hipId: 'IN0710000666',
  name: `<img src=x onerror="alert(1)">\u202Eerac 👩‍⚕️${'अ'.repeat(10_000)}`,
  city: '</li><script>alert(2)</script>',
  state: 'क'.repeat(300),
};

/** As many facilities as one search answers. */
export const manyProviders: readonly Provider[] = Array.from({ length: mostProvidersFound }, (_, index) => ({
  hipId: `IN08${String(index).padStart(8, '0')}`,
  name: `Care Clinic ${index + 1}`,
  city: 'Pune',
  state: 'Maharashtra',
}));

/** What a search answers. */
export const foundAnswer = (
  providers: readonly Provider[],
  more = false,
): { providers: Provider[]; more: boolean } => ({ providers: [...providers], more });

/** A backend at which nothing goes wrong. */
export const smoothProviders: Script = {
  searchProviders: foundAnswer(careProviders),
  readProvider: careProviders[0],
};

/** The field of a search. */
export const fieldOf = (element: ProviderSearch): HTMLInputElement =>
  part<HTMLInputElement>(element, 'input');

/** Types a text, as a hand does that leaves the field as it is. */
export async function typeName(element: ProviderSearch, text: string): Promise<void> {
  await until(() => findPart(element, 'input') !== undefined, '<provider-search> to have a field');
  const input = fieldOf(element);
  input.focus();
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
  await element.updateComplete;
}

/** Types a text, and waits for what comes of it. */
export async function search(element: ProviderSearch, text = 'care'): Promise<void> {
  await typeName(element, text);
  await atRest(element);
}

/** Presses a key in the field; tells whether the browser may use it, too. */
export async function key(
  element: ProviderSearch,
  name: string,
  how: KeyboardEventInit = {},
): Promise<boolean> {
  const event = new KeyboardEvent('keydown', {
    key: name,
    bubbles: true,
    composed: true,
    cancelable: true,
    ...how,
  });
  const isLeft = fieldOf(element).dispatchEvent(event);
  await element.updateComplete;
  return isLeft;
}

/** The options of the list that shows. */
export const optionsOf = (element: ProviderSearch): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('[role="option"]'),
];

/** Searches, and chooses an option by the keyboard. */
export async function choose(element: ProviderSearch, index = 0): Promise<void> {
  await search(element);
  for (let press = 0; press <= index; press++) await key(element, 'ArrowDown');
  await key(element, 'Enter');
}

/** Waits until the facility of the page's id, or why there is none, is shown. */
export async function lookedUp(element: ProviderSearch): Promise<void> {
  await until(
    () => findPart(element, 'chosen') !== undefined || findPart(element, 'alert') !== undefined,
    'the facility of the id',
  );
  await atRest(element);
}

type Scene = ElementScene<ProviderSearch>;

const scene = (script: Script, reach: Scene['reach'] = search, rest: Partial<Scene> = {}): Scene => ({
  script: { ...smoothProviders, ...script },
  reach: (element) => reach(element),
  ...rest,
});
const byId = { attributes: { 'hip-id': careProviders[0].hipId } };

/** Every state of a search that a patient can see, for stories and tests. */
export const providerScenes = {
  start: scene({}, async (element) => {
    await until(() => findPart(element, 'input') !== undefined);
  }),
  labelled: scene(
    {},
    async (element) => {
      await until(() => findPart(element, 'input') !== undefined);
    },
    { attributes: { label: 'Where were you treated?' } },
  ),
  tooShort: scene({}, (element) => search(element, 'ca')),
  tooLong: scene({}, (element) => search(element, 'care '.repeat(30))),
  loading: scene({ searchProviders: never }, (element) => typeName(element, 'care')),
  found: scene({}),
  foundOne: scene({ searchProviders: foundAnswer(careProviders.slice(0, 1)) }),
  active: scene({}, async (element) => {
    await search(element);
    await key(element, 'ArrowDown');
    await key(element, 'ArrowDown');
  }),
  more: scene({ searchProviders: foundAnswer(manyProviders, true) }),
  hostile: scene({ searchProviders: foundAnswer([hostileProvider, ...careProviders]) }),
  closed: scene({}, async (element) => {
    await search(element);
    await key(element, 'Escape');
  }),
  empty: scene({ searchProviders: foundAnswer([]) }, (element) => search(element, 'Kare Hospitl')),
  chosen: scene({}, (element) => choose(element)),
  chosenHostile: scene({ searchProviders: foundAnswer([hostileProvider]) }, (element) => choose(element)),
  lookingUp: scene(
    { readProvider: never },
    async (element) => {
      await until(() => findPart(element, 'loading') !== undefined);
    },
    byId,
  ),
  lookedUp: scene({}, lookedUp, byId),
  facilityNotFound: scene({ readProvider: refuse('facility-not-found') }, lookedUp, byId),
  facilityFailed: scene({ readProvider: refuse('upstream-unavailable') }, lookedUp, byId),
  error: scene({ searchProviders: refuse('internal') }),
  errorMisconfigured: scene({ searchProviders: refuse('misconfigured') }),
  errorTransaction: scene({ searchProviders: refuse('transaction-lost') }),
  errorToWait: scene({ searchProviders: refuse('too-many-requests', { retryAfterSeconds: 90 }) }),
  offline: scene({ searchProviders: offline }),
  withoutConnection: {
    alone: true,
    async reach(element) {
      await until(() => findPart(element, 'notice') !== undefined);
    },
  },
} satisfies Record<string, Scene>;

/** Name of a state in {@link providerScenes}. */
export type ProviderSceneName = keyof typeof providerScenes;
