import { assert } from '@open-wc/testing';
import { findPart } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { refuse, type Script } from '../../support/fixtures.js';
import { identifiers, identify, toEnd, toOtp } from '../../support/fixtures-login.js';
import { go, typeInto } from '../../support/hands.js';
import { heard, loginPage } from './page.js';

/** What a patient types or the proxy answers, and no one else may find. */
const secret =
  /134123412342|1341 2341 2342|98765 ?00001|91-1234-5678-9015|91123456789015|nisha\.rao|Nisha Rao|123456/;

/** Every attribute of an element, of all inside it, and of the page around it, but for names that a screen reader needs. */
function attributes(element: Element): string {
  const inside = [...(element.shadowRoot?.querySelectorAll('*') ?? [])];
  return [element, ...inside, element.parentElement!, document.body, document.documentElement]
    .flatMap(({ attributes: all }) => [...all])
    .filter(({ name }) => name !== 'aria-label')
    .map(({ name, value }) => `${name}=${value}`)
    .join('\n');
}

const stored = (): string =>
  [sessionStorage, globalThis['localStorage']].map((storage) => JSON.stringify(storage)).join() +
  document.cookie;

describe('Nothing about a patient leaves <abha-login>', () => {
  const printed: string[] = [];
  const originals = { log: console.log, warn: console.warn, error: console.error, info: console.info };

  before(() => {
    for (const name of Object.keys(originals) as (keyof typeof originals)[])
      console[name] = (...words: unknown[]) => void printed.push(words.map(String).join(' '));
  });
  after(() => Object.assign(console, originals));
  afterEach(closeAll);

  for (const [kind, text] of Object.entries(identifiers)) {
    it(`with ${kind}: not in attributes, address, storage, console, events or request addresses`, async () => {
      const { element, connect } = loginPage();
      const urls: string[] = [];
      const { fetch } = connect;
      connect.fetch = async (input, init) => {
        urls.push((input as Request).url);
        return await fetch!(input, init);
      };
      const events = ['abha-login', 'abdm-error'].map((name) => heard(document.body, name));
      await identify(element, text);
      assert.notMatch(attributes(element), secret);
      await toOtp(element, text);
      assert.notMatch(attributes(element), secret);
      await typeInto(element, 'otp', '123456');
      await go(element, 'submit');
      assert.notMatch(attributes(element), secret);
      await go(element, 'sign-in');
      assert.isTrue(element.matches(':state(done)'));
      assert.notMatch(attributes(element), secret);
      assert.notMatch([stored(), location.href, document.title, ...urls, ...printed].join('\n'), secret);
      assert.notMatch(JSON.stringify(events), secret);
      assert.isNotEmpty(urls);
      assert.isNotEmpty(events.flat());
    });
  }

  it('after a failure neither', async () => {
    const script: Script = { sendLoginOtp: refuse('internal') };
    const { element } = loginPage(script);
    const errors = heard(document.body, 'abdm-error');
    await identify(element, identifiers.aadhaar);
    await go(element, 'submit');
    assert.isDefined(findPart(element, 'alert'));
    assert.notMatch([attributes(element), stored(), JSON.stringify(errors), ...printed].join('\n'), secret);
  });

  it('after the end no input holds anything any more', async () => {
    const { element } = loginPage();
    await toEnd(element, identifiers.mobile);
    assert.isNull(element.shadowRoot!.querySelector('input'));
    element.reset();
    await element.updateComplete;
    for (const { value } of element.shadowRoot!.querySelectorAll('input')) assert.notMatch(value, secret);
  });
});
