import { assert } from '@open-wc/testing';
import type { ProviderSearch } from '../../../src/elements/provider-search/index.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll, openPage } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { held, never, offline, refuse } from '../../support/fixtures.js';
import {
  careProviders,
  choose,
  fieldOf,
  foundAnswer,
  hostileProvider,
  key,
  lookedUp,
  optionsOf,
  type ProviderSceneName,
  providerScenes,
  search,
  smoothProviders,
  typeName,
} from '../../support/fixtures-providers.js';
import { atRest, focused, go, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { heard, searchPage } from './page.js';

const spoken = (element: ProviderSearch): string =>
  element.shadowRoot!.querySelector('[role="status"]')?.textContent?.trim() ?? '';
const isListShown = (element: ProviderSearch): boolean => part(element, 'list').checkVisibility();

describe('The states of <provider-search>', () => {
  afterEach(closeAll);
  const expected: Partial<Record<ProviderSceneName, readonly string[]>> = {
    start: ['idle'],
    tooShort: ['idle'],
    tooLong: ['idle'],
    loading: ['loading'],
    lookingUp: ['loading'],
    found: ['idle'],
    more: ['partial'],
    empty: ['empty'],
    chosen: ['idle', 'chosen'],
    lookedUp: ['idle', 'chosen'],
    facilityNotFound: ['error'],
    error: ['error'],
    offline: ['offline'],
    withoutConnection: ['idle'],
  };
  const states = ['idle', 'loading', 'empty', 'partial', 'error', 'offline', 'chosen'];
  for (const [name, on] of Object.entries(expected) as [ProviderSceneName, readonly string[]][]) {
    it(`${name}: ${on.join()}, and nothing else`, async () => {
      const { element } = await openScene('provider-search', providerScenes[name]);
      assert.deepEqual(
        states.filter((state) => element.matches(`:state(${state})`)),
        on,
      );
    });
  }
});

describe('A search with <provider-search>', () => {
  afterEach(closeAll);

  it('P2 1.2: three characters find facilities by name, city and state, with what was typed marked', async () => {
    const { element, backend } = searchPage();
    await search(element, 'ca');
    assert.isEmpty(backend.calls);
    assert.strictEqual(textOf(element, 'hint'), 'Type at least 3 letters of its name.');
    await search(element, 'car');
    assert.deepEqual(
      backend.of('searchProviders').map(({ body }) => body),
      [{ name: 'car' }],
    );
    const texts = optionsOf(element).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    assert.deepEqual(texts, [
      'Aarogya Care Hospital Bengaluru, Karnataka',
      'City Eye Care Chennai, Tamil Nadu',
      'आरोग्य CARE सेंटर लखनऊ, उत्तर प्रदेश',
      'Care and Cure Diagnostics Kerala',
      'Healthcare Point',
    ]);
    const marks = [...element.shadowRoot!.querySelectorAll('mark')].map(({ textContent }) => textContent);
    assert.deepEqual(marks, ['Car', 'Car', 'CAR', 'Car', 'car']);
    assert.strictEqual(textOf(element, 'hint'), '5 facilities found');
    assert.strictEqual(spoken(element), '5 facilities found. Use the arrow keys to choose.');
  });

  it('a press on an option chooses it: by mouse, finger or a screen reader', async () => {
    const { element } = searchPage();
    const chosen = heard(element, 'provider-select');
    await search(element);
    const option = optionsOf(element)[1]!;
    const down = new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true });
    assert.isFalse(option.querySelector('bdi')!.dispatchEvent(down), 'focus stays in the field');
    option.querySelector<HTMLElement>('mark')!.click();
    await element.updateComplete;
    const { hipId, name, city, state } = careProviders[1]!;
    assert.deepEqual(chosen, [{ version: 1, hipId, name, city, state }]);
    assert.deepEqual(element.value, { hipId, name, city, state });
    assert.strictEqual(textOf(element, 'chosen'), `Hospital, clinic or laboratory ${name} ${city}, ${state}`);
    assert.strictEqual(focused()?.id, 'chosen');
    assert.strictEqual(part(element, 'chosen').getAttribute('aria-label'), `Chosen facility: ${name}`);
  });

  it('an event leaves out what is not known of a facility', async () => {
    const { element } = searchPage();
    const chosen = heard(element, 'provider-select');
    await choose(element, 4);
    assert.deepEqual(chosen, [{ version: 1, hipId: 'IN0710000005', name: 'Healthcare Point' }]);
  });

  it('"Choose another" begins anew, with focus in an empty field', async () => {
    const { element } = searchPage();
    await choose(element);
    await pressPart(element, 'button-another');
    assert.isUndefined(element.value);
    assert.strictEqual(focused(), fieldOf(element));
    assert.strictEqual(fieldOf(element).value, '');
  });

  it('the newest text wins: one request at a time, and an older answer is never shown', async () => {
    const answers = held();
    const { element, backend } = searchPage({ searchProviders: answers.answer });
    await typeName(element, 'city');
    await until(() => backend.of('searchProviders').length === 1);
    await typeName(element, 'care');
    assert.isTrue(backend.of('searchProviders')[0]!.signal.aborted);
    answers.release(0, foundAnswer([careProviders[1]!]));
    await until(() => backend.of('searchProviders').length === 2);
    assert.isEmpty(optionsOf(element));
    answers.release(1, foundAnswer([careProviders[0]]));
    await atRest(element);
    assert.lengthOf(optionsOf(element), 1);
    assert.include(textOf(element, 'option'), 'Aarogya');
  });

  it('another letter takes the list away at once: nothing stale is shown', async () => {
    const { element } = searchPage();
    await search(element);
    await typeName(element, 'carex');
    assert.isEmpty(optionsOf(element));
    assert.strictEqual(textOf(element, 'hint'), 'Searching…');
  });

  it('more than it shows: says that more of the name finds the others', async () => {
    const { element } = await openScene('provider-search', providerScenes.more);
    const words = 'The first 50 facilities. Type more of the name to find others.';
    assert.strictEqual(textOf(element, 'hint'), words);
    assert.strictEqual(spoken(element), words);
  });

  it('nothing found: says so, and how else to look', async () => {
    const { element } = await openScene('provider-search', providerScenes.empty);
    assert.strictEqual(spoken(element), 'No facility found for “Kare Hospitl”.');
    assert.include(textOf(element, 'empty'), 'No facility found for “Kare Hospitl”.');
    assert.include(textOf(element, 'tips'), 'Only facilities that take part in ABDM are listed here.');
    assert.strictEqual(fieldOf(element).getAttribute('aria-expanded'), 'false');
  });

  it('without a network: says so, keeps what was typed, and finds with "Try again"', async () => {
    const { element, backend } = searchPage({ searchProviders: offline });
    const errors = heard(element, 'abdm-error');
    await search(element);
    assert.isTrue(element.matches(':state(offline)'));
    assert.strictEqual(fieldOf(element).value, 'care');
    assert.deepInclude(errors[0] as object, { kind: 'offline' });
    backend.change(smoothProviders);
    await go(element, 'retry');
    assert.strictEqual(focused(), fieldOf(element));
    assert.isTrue(isListShown(element));
    assert.isUndefined(findPart(element, 'alert'));
  });

  it('texts of upstream are text, whatever they hold', async () => {
    const { element } = await openScene('provider-search', providerScenes.hostile);
    assert.isNull(element.shadowRoot!.querySelector('img, script'));
    const [option] = optionsOf(element);
    for (const inside of option!.children) assert.strictEqual(inside.localName, 'bdi');
    assert.isAtMost(option!.textContent.length, 500);
  });

  it('a facility without a name shows its id', async () => {
    const nameless = { hipId: 'IN0799', name: '\u200b ' };
    const { element } = searchPage({ searchProviders: foundAnswer([nameless]) });
    await choose(element);
    assert.strictEqual(textOf(element, 'name'), 'IN0799');
    assert.deepEqual(element.value, nameless);
  });

  it('a long name unfolds where it is chosen', async () => {
    const { element } = await openScene('provider-search', providerScenes.chosenHostile);
    assert.include(part(element, 'name').textContent, hostileProvider.name);
    assert.isBelow(part(element, 'chosen').getBoundingClientRect().height, 500);
  });
});

describe('The field of <provider-search>', () => {
  afterEach(closeAll);

  it('tells screen readers what it is and what it controls', async () => {
    const { element } = searchPage();
    await search(element);
    const field = fieldOf(element);
    const root = element.shadowRoot!;
    const attribute = (name: string): string | null => field.getAttribute(name);
    assert.deepEqual(
      ['role', 'aria-autocomplete', 'aria-expanded', 'aria-haspopup', 'aria-activedescendant'].map(attribute),
      ['combobox', 'list', 'true', null, null],
    );
    const list = root.getElementById(attribute('aria-controls')!)!;
    assert.strictEqual(list.getAttribute('role'), 'listbox');
    assert.strictEqual(list.getAttribute('aria-label'), 'Facilities that were found');
    assert.strictEqual(root.getElementById(attribute('aria-describedby')!), part(element, 'hint'));
    assert.strictEqual(
      root.getElementById(attribute('aria-labelledby')!)?.textContent,
      'Hospital, clinic or laboratory',
    );
  });

  it('arrow keys point at one option, and Enter chooses it', async () => {
    const { element } = searchPage();
    const chosen = heard(element, 'provider-select');
    await search(element);
    const active = (): string | null => fieldOf(element).getAttribute('aria-activedescendant');
    assert.isFalse(await key(element, 'ArrowDown'), 'the caret stays');
    await key(element, 'ArrowDown');
    assert.strictEqual(active(), optionsOf(element)[1]!.id);
    assert.deepEqual(
      optionsOf(element).map((option) => option.getAttribute('aria-selected')),
      ['false', 'true', 'false', 'false', 'false'],
    );
    assert.isTrue(await key(element, 'Home'), 'the caret goes to the start');
    assert.isNull(active());
    await key(element, 'ArrowUp');
    assert.strictEqual(active(), optionsOf(element)[4]!.id);
    assert.isEmpty(chosen);
    await key(element, 'Enter');
    assert.lengthOf(chosen, 1);
    assert.strictEqual(element.value?.hipId, careProviders[4]!.hipId);
  });

  it('the option that the keys point at is in sight', async () => {
    const { element } = await openScene('provider-search', providerScenes.more);
    await key(element, 'ArrowUp');
    const list = part(element, 'list').getBoundingClientRect();
    const active = part(element, 'option-active').getBoundingClientRect();
    assert.isAtMost(active.bottom, list.bottom);
    assert.isAtLeast(active.top, list.top);
  });

  it('Escape closes the list and keeps the text; again, and it is empty', async () => {
    const { element } = searchPage();
    await search(element);
    assert.isFalse(await key(element, 'Escape'), 'a dialog around it stays open');
    assert.isFalse(isListShown(element));
    assert.strictEqual(fieldOf(element).value, 'care');
    await key(element, 'ArrowDown');
    assert.isTrue(isListShown(element));
    await key(element, 'Escape');
    assert.isFalse(await key(element, 'Escape'));
    assert.strictEqual(fieldOf(element).value, '');
    assert.isTrue(await key(element, 'Escape'), 'nothing left to clear: the page may close what it likes');
  });

  it('leaving it closes the list and chooses nothing; a press in it opens the list again', async () => {
    const { element, backend } = searchPage();
    await search(element);
    await key(element, 'ArrowDown');
    assert.isTrue(await key(element, 'Tab'));
    fieldOf(element).blur();
    await element.updateComplete;
    assert.isFalse(isListShown(element));
    assert.isUndefined(element.value);
    fieldOf(element).click();
    await element.updateComplete;
    assert.isTrue(isListShown(element));
    assert.lengthOf(backend.calls, 1);
  });

  it('Enter before the answer chooses nothing, asks at once, and sends no form around it', async () => {
    const { element, connect, backend } = searchPage({ searchProviders: never });
    const form = document.createElement('form');
    let sent = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent++;
    });
    connect.before(form);
    form.append(connect, Object.assign(document.createElement('button'), { textContent: 'Send' }));
    await typeName(element, 'care');
    assert.isFalse(await key(element, 'Enter'));
    await until(() => backend.of('searchProviders').length === 1);
    await key(element, 'Enter');
    assert.lengthOf(backend.of('searchProviders'), 1);
    assert.isUndefined(element.value);
    assert.strictEqual(sent, 0);
    document.body.append(connect);
    form.remove();
  });

  it('an input method: its keys are its own, and its word is searched for once it has ended', async () => {
    const { element, backend } = searchPage();
    await until(() => findPart(element, 'input') !== undefined);
    const field = fieldOf(element);
    field.focus();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const text of ['अ', 'अपो', 'अपोलो']) {
      field.value = text;
      const inputType = 'insertCompositionText';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true, inputType }));
    }
    assert.isTrue(await key(element, 'Enter', { isComposing: true }), 'it ends the word');
    assert.isTrue(await key(element, 'ArrowDown', { isComposing: true }));
    assert.isFalse(element.matches(':state(loading)'));
    assert.strictEqual(field.value, 'अपोलो');
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: 'अपोलो' }));
    await element.updateComplete;
    await atRest(element);
    assert.deepEqual(
      backend.of('searchProviders').map(({ body }) => body),
      [{ name: 'अपोलो' }],
    );
    assert.isTrue(isListShown(element));
  });

  it('on a phone: the list is as wide as the field, and every option large enough for a thumb', async () => {
    for (const name of ['found', 'hostile', 'more'] as const) {
      const { element } = await openScene('provider-search', providerScenes[name]);
      element.style.width = '320px';
      await element.updateComplete;
      const field = fieldOf(element).getBoundingClientRect();
      const list = part(element, 'list').getBoundingClientRect();
      assert.closeTo(list.width, field.width, 1);
      assert.closeTo(list.left, field.left, 1);
      assert.isAtLeast(
        list.top,
        part(element, 'hint').getBoundingClientRect().bottom,
        'the count is in sight',
      );
      for (const option of optionsOf(element)) {
        const { width, height } = option.getBoundingClientRect();
        assert.isAtLeast(height, 44);
        assert.isAtMost(width, list.width);
      }
      closeAll();
    }
  });

  it('lies over the page, out of a box that cuts off what sticks out of it', async () => {
    const { element, connect } = searchPage();
    Object.assign(connect.style, { display: 'block', overflow: 'hidden', blockSize: '8em' });
    await search(element);
    const { left, bottom } = part(element, 'list').getBoundingClientRect();
    assert.isAbove(bottom, connect.getBoundingClientRect().bottom);
    assert.strictEqual(
      element.shadowRoot!.elementFromPoint(left + 20, bottom - 20)?.closest('ul')?.id,
      'list',
    );
  });

  it('goes above the field where there is no room below', async () => {
    const { element, connect } = searchPage();
    Object.assign(connect.style, {
      display: 'block',
      position: 'fixed',
      insetBlockEnd: '0',
      inlineSize: '20em',
    });
    await search(element);
    const list = part(element, 'list').getBoundingClientRect();
    assert.isAtMost(list.bottom, fieldOf(element).getBoundingClientRect().top);
    assert.isAtLeast(list.top, 0);
  });

  it('stands below the field, too, where the browser keeps nothing above the page in its place', async () => {
    const { supports } = CSS;
    CSS.supports = () => false;
    try {
      const { element } = searchPage();
      await search(element);
      const list = part(element, 'list');
      assert.isFalse(list.hasAttribute('popover'));
      const field = fieldOf(element).getBoundingClientRect();
      const box = list.getBoundingClientRect();
      assert.closeTo(box.width, field.width, 1);
      assert.isAtLeast(box.top, field.bottom);
      await key(element, 'Escape');
      assert.isFalse(isListShown(element));
    } finally {
      CSS.supports = supports;
    }
  });
});

describe('What the page gives <provider-search>', () => {
  afterEach(closeAll);
  const [aarogya] = careProviders;

  it('a hip-id: looked up once, shown as chosen, and no event, for the page knows it', async () => {
    const { element, backend } = searchPage({}, { 'hip-id': ` ${aarogya.hipId} ` });
    const chosen = heard(element, 'provider-select');
    await lookedUp(element);
    assert.deepEqual(element.value, aarogya);
    assert.deepEqual(
      backend.calls.map(({ body }) => body),
      [{ hipId: aarogya.hipId }],
    );
    assert.strictEqual(spoken(element), `Chosen facility: ${aarogya.name}`);
    assert.isEmpty(chosen);
    element.removeAttribute('hip-id');
    await until(() => element.value === undefined);
  });

  it('another hip-id is looked up anew; what the patient chose instead stays without it', async () => {
    const { element, backend } = searchPage({}, { 'hip-id': aarogya.hipId });
    await lookedUp(element);
    backend.change({ readProvider: careProviders[1]! });
    element.hipId = careProviders[1]!.hipId;
    await until(() => element.value?.hipId === careProviders[1]!.hipId);
    await pressPart(element, 'button-another');
    await choose(element, 2);
    element.hipId = undefined;
    await element.updateComplete;
    assert.strictEqual(element.value?.hipId, careProviders[2]!.hipId);
  });

  for (const hipId of ['IN0000000404', 'no/such id', '..', 'x'.repeat(500)]) {
    it(`a hip-id that is no facility's, "${hipId.slice(0, 20)}": says so, and leaves the search`, async () => {
      const { element } = searchPage({ readProvider: refuse('facility-not-found') }, { 'hip-id': hipId });
      await lookedUp(element);
      assert.include(
        textOf(element, 'alert'),
        'ABDM knows no facility with this id. Search for it by its name.',
      );
      await choose(element);
      assert.deepEqual(element.value, aarogya);
      assert.isUndefined(findPart(element, 'alert'));
    });
  }

  it('a value: shown as chosen; what is none is none, and nothing throws', async () => {
    const { element } = searchPage();
    element.value = aarogya;
    await until(() => findPart(element, 'chosen') !== undefined);
    assert.deepEqual(element.value, aarogya);
    for (const bad of [null, 7, 'IN01', {}, { hipId: ' ', name: 'x' }, { hipId: 'IN01', name: 5 }, []]) {
      (element as { value: unknown }).value = bad;
      assert.isUndefined(element.value, JSON.stringify(bad));
    }
    (element as { value: unknown }).value = { ...aarogya, city: 7, extra: 'x' };
    const { city: _city, ...rest } = aarogya;
    assert.deepEqual(element.value, rest);
  });

  it('attributes of any kind, and nothing throws', async () => {
    const { element } = searchPage();
    Object.assign(element, { label: 7, hipId: {}, helpUrl: 'javascript:alert(1)', helpline: 'x' });
    await search(element);
    assert.strictEqual(textOf(element, 'label'), 'Hospital, clinic or laboratory');
    assert.lengthOf(optionsOf(element), 5);
  });

  it('a label of its own, and the language of the page', async () => {
    const { element, connect } = searchPage({}, { label: 'Where were you treated?' });
    await search(element);
    assert.strictEqual(textOf(element, 'label'), 'Where were you treated?');
    connect.lang = 'hi';
    await until(() => textOf(element, 'hint') === '5 केंद्र मिले');
    connect.lang = 'hi-u-nu-deva';
    await until(() => textOf(element, 'hint') === '५ केंद्र मिले');
    assert.strictEqual(fieldOf(element).value, 'care');
  });

  it('focus() leads to the field as soon as it is there, clear() empties all', async () => {
    const { element } = searchPage();
    element.focus();
    await until(() => focused()?.id === 'name');
    await search(element);
    element.clear();
    await element.updateComplete;
    assert.strictEqual(fieldOf(element).value, '');
    assert.isEmpty(optionsOf(element));
    await choose(element);
    element.clear();
    await element.updateComplete;
    assert.isUndefined(element.value);
    assert.isUndefined(findPart(element, 'chosen'));
  });

  it('alone with a base-url of its own, without anybody signed in', async () => {
    const realFetch = globalThis.fetch;
    const asked: string[] = [];
    globalThis.fetch = (input) => {
      asked.push(new URL(new Request(input).url).pathname);
      return Promise.resolve(Response.json(foundAnswer(careProviders)));
    };
    try {
      const { element } = openPage('provider-search', {
        alone: true,
        attributes: { 'base-url': '/own-abdm' },
      });
      await search(element);
      assert.deepEqual(asked, ['/own-abdm/v1/providers/search']);
      assert.lengthOf(optionsOf(element), 5);
    } finally {
      globalThis.fetch = realFetch;
    }
  });
});
