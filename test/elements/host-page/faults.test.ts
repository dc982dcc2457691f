import { assert } from '@open-wc/testing';
import { html, type LitElement } from 'lit';

import { driveTo, findPart, part, textOf } from '../../support/drive.js';
import { closeAll, openPage } from '../../support/element-page.js';
import { until } from '../../support/until.js';
import { elementTags } from './tags.js';

const secret = 'patient 1341 2341 2342';
const fail = (): never => {
  throw new Error(secret);
};
const button = (press: () => unknown): unknown => html`<button @click=${press}>Press</button>`;

/** Where a fault can happen, and how it is made to: what of an element is replaced, and what the page then does. */
const faults: Readonly<
  Record<string, { readonly members: PropertyDescriptorMap; readonly press?: boolean }>
> = {
  'its rendering': { members: { content: { value: fail } } },
  'its first update': { members: { firstUpdated: { value: fail } } },
  'what precedes an update': { members: { willUpdate: { value: fail } } },
  'what follows an update': { members: { updated: { value: fail } } },
  'a getter that it reads': { members: { content: { get: fail } } },
  'a handler': { members: { content: { value: () => button(fail) } }, press: true },
  'the promise of a handler': {
    members: { content: { value: () => button(() => Promise.reject(new Error(secret))) } },
    press: true,
  },
  'a handler in a nested list': {
    members: { content: { value: () => html`${[1].map(() => html`<p>${button(fail)}</p>`)}` } },
    press: true,
  },
};

/** Faults that reached the page. */
const escaped: string[] = [];
const escape = (event: Event): void => void escaped.push(event.type);

/** Chromium tells of a rejection that nobody handles in a task of its own. */
const aTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('A fault in an element stays there', () => {
  let place: HTMLElement;
  beforeEach(() => {
    place = document.body.appendChild(document.createElement('div'));
    escaped.length = 0;
    addEventListener('error', escape);
    addEventListener('unhandledrejection', escape);
  });
  afterEach(() => {
    closeAll();
    place.remove();
    removeEventListener('error', escape);
    removeEventListener('unhandledrejection', escape);
  });

  for (const tag of elementTags)
    for (const [where, { members, press }] of Object.entries(faults))
      it(`in ${where} of <${tag}>: it says so and offers to try again, the page is told, its neighbour goes on`, async () => {
        const { element: neighbour } = openPage('abha-signup');
        const heard: unknown[] = [];
        place.addEventListener('abdm-error', ({ detail }) => heard.push(detail));
        const element = document.createElement(tag) as LitElement;
        // On the instance: the element itself is registered for the whole page.
        Object.defineProperties(
          element,
          Object.fromEntries(
            Object.entries(members).map(([name, how]) => [name, { ...how, configurable: true }]),
          ),
        );
        place.append(element);
        if (press) {
          await until(() => element.renderRoot.querySelector('button') !== null);
          element.renderRoot.querySelector('button')?.click();
        }
        await until(() => heard.length > 0, `abdm-error of <${tag}>`);
        assert.deepEqual(heard, [{ version: 1, kind: 'internal', nextStep: 'retry' }]);
        assert.isTrue(element.matches(':state(error)'));
        for (const name of Object.keys(members)) Reflect.deleteProperty(element, name);
        if (tag === 'abdm-connect') {
          // Whatever the page has inside of it stays.
          await until(() => element.renderRoot.querySelector('slot') !== null);
        } else {
          await until(() => findPart(element, 'button-retry') !== undefined, 'the apology');
          assert.include(textOf(element, 'alert'), 'The rest of the page works on.');
          assert.notInclude(textOf(element), '1341');
          part<HTMLButtonElement>(element, 'button-retry').click();
          await until(() => !textOf(element).includes('The rest of the page works on.'), 'the next try');
        }
        await driveTo(neighbour, 'aadhaar');
        await aTask();
        assert.deepEqual(escaped, []);
        assert.lengthOf(heard, 1);
      });

  for (const tag of elementTags)
    it(`when <${tag}> is put on a page and taken away`, async () => {
      let told = 0;
      for (const callback of ['hostConnected', 'hostDisconnected'] as const) {
        const element = document.createElement(tag) as LitElement;
        element.addEventListener('abdm-error', () => told++);
        element.addController({ [callback]: fail });
        place.append(element);
        await element.updateComplete;
        element.remove();
      }
      await aTask();
      assert.strictEqual(told, 2);
      assert.deepEqual(escaped, []);
    });

  it('and one that was not contained would have been noticed', async () => {
    const { onerror } = window;
    // The test runner takes faults of the page for its own.
    window.onerror = () => true;
    const stray = document.createElement('button');
    stray.addEventListener('click', fail);
    stray.click();
    await until(() => escaped.length > 0);
    window.onerror = onerror;
    assert.deepEqual(escaped, ['error']);
  });
});
