import { assert, fixture, html } from '@open-wc/testing';
import '../../../src/elements/abdm-connect/define.js';
import '../../../src/elements/abha-signup/define.js';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { driveTo, findPart, settled, textOf } from '../../support/drive.js';
import { fixtureFetch, type FixtureFetch } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { assertAccessible } from '../axe.js';

const originalFetch = globalThis.fetch;

/** Records what goes to the platform's own fetch. */
function platformFetch(): { backend: FixtureFetch; urls: string[] } {
  const backend = fixtureFetch();
  const urls: string[] = [];
  globalThis.fetch = async (input, init) => {
    urls.push((input as Request).url);
    return await backend(input, init);
  };
  return { backend, urls };
}

const signupIn = (page: Element): AbhaSignup => page.querySelector('abha-signup')!;
const path = (url?: string): string => new URL(url ?? '').pathname;

describe('<abdm-connect>', () => {
  afterEach(() => {
    globalThis.fetch = originalFetch;
  });

  it('shares its proxy with the elements inside, however deep', async () => {
    const { urls } = platformFetch();
    const page = await fixture(html`
      <abdm-connect base-url="/portal/abdm"
        ><main>
          <p></p>
          <abha-signup></abha-signup></main
      ></abdm-connect>
    `);
    await driveTo(signupIn(page), 'aadhaar');
    assert.deepEqual(urls.map(path), ['/portal/abdm/v1/agreements']);
  });

  it('shares it across shadow roots', async () => {
    const { urls } = platformFetch();
    const page = await fixture(html`<abdm-connect base-url="/deep"><div></div></abdm-connect>`);
    const element = document.createElement('abha-signup');
    page.querySelector('div')!.attachShadow({ mode: 'open' }).append(element);
    await driveTo(element, 'aadhaar');
    assert.deepEqual(urls.map(path), ['/deep/v1/agreements']);
  });

  it('takes /abdm where the page says nothing', async () => {
    const { urls } = platformFetch();
    const page = await fixture(html`<abdm-connect><abha-signup></abha-signup></abdm-connect>`);
    await driveTo(signupIn(page), 'aadhaar');
    assert.deepEqual(urls.map(path), ['/abdm/v1/agreements']);
  });

  it('an element works alone by its own base-url, which also wins over the one around it', async () => {
    const { urls } = platformFetch();
    const page = await fixture(html`
      <div>
        <abha-signup base-url="/alone"></abha-signup>
        <abdm-connect base-url="/around"><abha-signup base-url="/own"></abha-signup></abdm-connect>
      </div>
    `);
    for (const element of page.querySelectorAll('abha-signup')) await driveTo(element, 'aadhaar');
    assert.deepEqual(urls.map(path), ['/alone/v1/agreements', '/own/v1/agreements']);
  });

  it('an element with neither says what to do, in the language of the page, and axe finds nothing', async () => {
    const page = await fixture(html`<div lang="hi"><abha-signup></abha-signup></div>`);
    const element = signupIn(page);
    await settled(element);
    assert.include(textOf(element, 'notice'), '<abdm-connect base-url="…">');
    assert.match(textOf(element, 'notice'), /[\u0900-\u097f]/);
    assert.isTrue(element.matches(':state(idle)'));
    await assertAccessible(element, 'without connection');
  });

  it('an element without connection comes alive when it gets a base-url', async () => {
    const { urls } = platformFetch();
    const page = await fixture(html`<div><abha-signup></abha-signup></div>`);
    await until(() => findPart(signupIn(page), 'notice') !== undefined);
    signupIn(page).setAttribute('base-url', '/late');
    await driveTo(signupIn(page), 'aadhaar');
    assert.deepEqual(urls.map(path), ['/late/v1/agreements']);
  });

  it('an element without connection comes alive when it is moved into one, and loses it when moved out', async () => {
    const page = await fixture(html`
      <div><abdm-connect .fetch=${fixtureFetch()}></abdm-connect><abha-signup></abha-signup></div>
    `);
    const element = signupIn(page);
    await until(() => findPart(element, 'notice') !== undefined);
    page.querySelector('abdm-connect')!.append(element);
    await driveTo(element, 'consent');
    page.append(element);
    await until(() => findPart(element, 'form') === undefined);
    assert.isDefined(findPart(element, 'notice'));
  });

  it('properties give the same result before and after attaching', async () => {
    const { urls } = platformFetch();
    for (const when of ['before', 'after']) {
      const connect = document.createElement('abdm-connect');
      connect.append(document.createElement('abha-signup'));
      if (when === 'before') connect.baseUrl = '/set';
      document.body.append(connect);
      if (when === 'after') connect.baseUrl = '/set';
      await driveTo(signupIn(connect), 'aadhaar');
      connect.remove();
    }
    assert.deepEqual(urls.map(path), ['/set/v1/agreements', '/set/v1/agreements']);
  });

  it('a base-url that changes later is used from then on', async () => {
    const { urls } = platformFetch();
    const page = await fixture(
      html`<abdm-connect base-url="/one"><abha-signup></abha-signup></abdm-connect>`,
    );
    await driveTo(signupIn(page), 'aadhaar');
    page.setAttribute('base-url', '/two');
    await driveTo(signupIn(page), 'otp');
    assert.deepEqual(urls.map(path), ['/one/v1/agreements', '/two/v1/registration/aadhaar/otp']);
  });

  it('one inside another is the one that counts', async () => {
    const { urls } = platformFetch();
    const page = await fixture(html`
      <abdm-connect base-url="/outer">
        <abdm-connect base-url="/inner"><abha-signup></abha-signup></abdm-connect>
      </abdm-connect>
    `);
    await driveTo(signupIn(page), 'aadhaar');
    assert.deepEqual(urls.map(path), ['/inner/v1/agreements']);
  });

  it('leaves the layout of the page alone, and shows nothing of its own', async () => {
    const page = await fixture(html`<abdm-connect><p>Text of the page</p></abdm-connect>`);
    assert.strictEqual(getComputedStyle(page).display, 'contents');
    assert.strictEqual(page.shadowRoot?.textContent, '');
    page.toggleAttribute('hidden', true);
    assert.strictEqual(getComputedStyle(page).display, 'none');
  });

  it('removed and added again goes on', async () => {
    const backend = fixtureFetch();
    const page = await fixture(html`
      <div>
        <abdm-connect .fetch=${backend}><abha-signup></abha-signup></abdm-connect>
      </div>
    `);
    const connect = page.firstElementChild!;
    await driveTo(signupIn(page), 'aadhaar');
    connect.remove();
    await new Promise((resolve) => setTimeout(resolve, 20));
    page.append(connect);
    await driveTo(signupIn(page), 'otp');
    assert.lengthOf(backend.of('recordAgreement'), 2);
  });

  it('a base-url that is none ends in an error that the patient sees, not in an exception', async () => {
    const page = await fixture(
      html`<abdm-connect base-url="https://["><abha-signup></abha-signup></abdm-connect>`,
    );
    const element = signupIn(page);
    await driveTo(element, 'consent');
    findPart<HTMLInputElement>(element, 'checkbox')?.click();
    await element.updateComplete;
    findPart(element, 'button-submit')?.click();
    await until(() => findPart(element, 'alert') !== undefined);
  });
});
