import { assert } from '@open-wc/testing';
import { driveTo, findPart, submit, textOf } from '../../support/drive.js';
import { closeAll, elementPage, openPage } from '../../support/element-page.js';
import { smoothly } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { elementTags } from './tags.js';

/** Names of the platform that the kit walks a page by; a form answers them with its fields. */
const clobbered = [
  'parentElement',
  'parentNode',
  'getRootNode',
  'localName',
  'getAttribute',
  'closest',
  'matches',
  'id',
  'children',
];

/** A form of the page whose fields hide what the platform says of it. */
function clobberedForm(): HTMLFormElement {
  const form = document.body.appendChild(document.createElement('form'));
  form.setAttribute('lang', 'hi');
  for (const name of clobbered) form.append(Object.assign(document.createElement('input'), { name }));
  return form;
}

describe('A page that is not made for the kit', () => {
  afterEach(closeAll);

  it('may hide the properties of a form around it by fields of those names (DOM clobbering)', async () => {
    const form = clobberedForm();
    const { connect, element } = elementPage('abha-signup', {});
    form.append(connect);
    try {
      assert.notStrictEqual(form.parentElement, document.body, 'the page does what it is taken to do');
      await until(() => /[\u0900-\u097f]/.test(textOf(element)), 'the language of the form');
      await driveTo(element, 'aadhaar');
    } finally {
      form.remove();
    }
  });

  for (const tag of elementTags)
    it(`may have anything around <${tag}>: clobbered forms and the ids that the element uses inside`, async () => {
      const form = clobberedForm();
      for (const id of ['title', 'name', 'chosen', 'fetch', 'crypto', 'abdm', 'connection'])
        form.append(Object.assign(document.createElement('a'), { id }));
      const element = document.createElement(tag);
      form.append(element);
      try {
        await until(() => (element.shadowRoot?.childElementCount ?? 0) > 0);
        if (tag !== 'abdm-connect')
          await until(() => textOf(element).includes('base-url'), 'the note for developers');
        assert.isFalse(element.matches(':state(error)'));
      } finally {
        form.remove();
      }
    });

  const added = { configurable: true, enumerable: true, writable: true, value: () => 'old' };

  for (const { name, prototype } of [Array, String, Function])
    it(`may add to the prototype of ${name}, as old libraries do`, async () => {
      Object.defineProperty(prototype, 'ofAnOldLibrary', added);
      try {
        const { element, backend } = openPage('abha-signup', { script: smoothly });
        await driveTo(element, 'done');
        assert.deepEqual(backend.refused, []);
      } finally {
        Reflect.deleteProperty(prototype, 'ofAnOldLibrary');
      }
    });

  it('may add to the prototype of Object: nothing is sent that the contract does not know, and the patient is told', async () => {
    const { element, backend } = openPage('abha-signup', {
      script: smoothly,
      attributes: { methods: 'aadhaar' },
    });
    await driveTo(element, 'consent');
    Object.defineProperty(Object.prototype, 'ofAnOldLibrary', added);
    try {
      await submit(element);
      await until(() => findPart(element, 'alert') !== undefined, 'the element to say that something failed');
      assert.deepEqual([...backend.calls, ...backend.refused], []);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'ofAnOldLibrary');
    }
  });

  it('may stand in for fetch later, and fail: the element says that the server cannot be reached', async () => {
    const { fetch } = window;
    const element = document.body.appendChild(document.createElement('abha-signup'));
    element.methods = 'aadhaar';
    element.baseUrl = `/abdm-${crypto.randomUUID()}`;
    let asked = 0;
    window.fetch = () => {
      asked++;
      throw new TypeError('A tool of the page is broken');
    };
    try {
      await driveTo(element, 'consent');
      element.shadowRoot?.querySelector<HTMLInputElement>('[part~="checkbox"]')?.click();
      element.shadowRoot?.querySelector<HTMLElement>('[part~="button-submit"]')?.click();
      await until(() => element.matches(':state(offline)'), 'the element to say that it is offline');
      assert.isAbove(asked, 0);
    } finally {
      window.fetch = fetch;
      element.remove();
    }
  });
});

describe('An element that a page moves', () => {
  afterEach(closeAll);

  for (const tag of elementTags.filter((name) => name !== 'abdm-connect' && name !== 'session-renewal')) {
    it(`<${tag}> works on after it was removed, added, moved and brought from a template`, async () => {
      const { connect, element } = openPage(tag);
      const other = openPage('abha-signup').connect;
      const shows = (): Promise<void> =>
        until(
          () =>
            (element.shadowRoot?.querySelector(
              '[part~="title"], [role="combobox"], [part~="notice"], [part~="alert"]',
            ) ?? null) !== null,
          `<${tag}> to show something`,
        );
      await shows();
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
      connect.append(element);
      await shows();
      const before = other.querySelectorAll('*').length;
      other.append(element);
      await shows();
      assert.strictEqual(other.querySelectorAll('*').length, before + 1);
      const template = document.createElement('template');
      template.content.append(element);
      other.append(document.adoptNode(element));
      await element.updateComplete;
      await shows();
      assert.isFalse(
        element.matches(':state(error)') && textOf(element).includes('The rest of the page works on.'),
      );
    });
  }

  it('talks through the connection that is around it now', async () => {
    const { element, backend } = openPage('abha-signup', { attributes: { methods: 'aadhaar' } });
    const other = openPage('abha-signup');
    await driveTo(element, 'consent');
    element.remove();
    await new Promise((resolve) => setTimeout(resolve));
    other.connect.append(element);
    await driveTo(element, 'aadhaar');
    assert.lengthOf(backend.calls, 0);
    assert.lengthOf(other.backend.of('recordAgreement'), 1);
  });

  it('keeps focus and what is typed where the platform can move it whole (moveBefore)', async function () {
    if (!('moveBefore' in Element.prototype)) this.skip();
    const { connect, element } = openPage('abha-signup', { attributes: { methods: 'aadhaar' } });
    await driveTo(element, 'aadhaar');
    const input = element.shadowRoot!.querySelector<HTMLInputElement>('[part~="input-aadhaar"]')!;
    input.focus();
    input.value = '13412341';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await until(() => input.value === '1341 2341');
    const elsewhere = connect.appendChild(document.createElement('div'));
    (elsewhere as unknown as { moveBefore(node: Node, before: Node | null): void }).moveBefore(element, null);
    await element.updateComplete;
    assert.strictEqual(input.value, '1341 2341');
    assert.strictEqual(element.shadowRoot!.activeElement, input);
  });
});
