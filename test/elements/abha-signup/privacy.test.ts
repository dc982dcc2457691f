import { assert } from '@open-wc/testing';
import { driveTo, fillIn, press, screenOf, settled, submit } from '../../support/drive.js';
import { fixtureFetch, outcomes, refuse, type Script } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

/** What a patient types or the proxy answers, and no one else may find. */
const canaries = {
  aadhaar: ['134123412342', '1341 2341 2342', '1341-2341-2342'],
  mobile: ['9876500001', '98765 00001'],
  otp: ['123456'],
  abha: ['91-1234-5678-9015', 'asharani1990@abdm', 'Asha Rani'],
};
const secret = new RegExp(Object.values(canaries).flat().join('|'));

/** Every attribute of an element, of all inside it, and of the page around it. */
function attributes(element: Element): string {
  const inside = [...(element.shadowRoot?.querySelectorAll('*') ?? [])];
  return [element, ...inside, element.parentElement!, document.body, document.documentElement]
    .flatMap(({ attributes: all }) => [...all].map(({ name, value }) => `${name}=${value}`))
    .join('\n');
}

const stored = (): string =>
  [sessionStorage, globalThis['localStorage']].map((storage) => JSON.stringify(storage)).join() +
  document.cookie;

describe('Nothing about a patient leaves <abha-signup>', () => {
  const consoleOutput: string[] = [];
  const events: string[] = [];
  const urls: string[] = [];
  const hear = (event: Event): void =>
    void events.push(JSON.stringify((event as CustomEvent<unknown>).detail));
  const originals = { log: console.log, warn: console.warn, error: console.error, info: console.info };

  before(() => {
    for (const name of Object.keys(originals) as (keyof typeof originals)[])
      console[name] = (...words: unknown[]) => void consoleOutput.push(words.map(String).join(' '));
    for (const name of ['abha-created', 'abha-login', 'abdm-error']) document.addEventListener(name, hear);
  });

  after(() => Object.assign(console, originals));

  const ways: Record<string, Script> = {
    'a new ABHA': {},
    'an ABHA that exists': { verifyAadhaarOtp: outcomes.chooseAccount, signInToFoundAbha: outcomes.created },
    'another mobile number': { verifyAadhaarOtp: outcomes.mobileOtp },
  };
  for (const [way, script] of Object.entries(ways)) {
    it(`on the way to ${way}: not in attributes, address, storage, console or events`, async () => {
      const backend = fixtureFetch(script);
      const { element } = await signupPage();
      element.parentElement!.remove();
      const connect = document.createElement('abdm-connect');
      connect.fetch = async (input, init) => {
        urls.push((input as Request).url);
        return await backend(input, init);
      };
      connect.append(element);
      document.body.append(connect);
      for (const step of ['aadhaar', 'otp', 'done'] as const) {
        await driveTo(element, step);
        await fillIn(element);
        assert.notMatch(attributes(element), secret, step);
        assert.notMatch(stored(), secret, step);
      }
      assert.strictEqual(screenOf(element), 'done');
      connect.remove();
      assert.notMatch([...urls, location.href, document.title].join('\n'), secret);
      assert.notMatch([...consoleOutput, ...events].join('\n'), secret);
      assert.isNotEmpty(events);
    });
  }

  it('after a failure neither', async () => {
    const { element } = await signupPage({ step: 'aadhaar', script: { sendAadhaarOtp: refuse('internal') } });
    await submit(element);
    await settled(element);
    assert.notMatch([attributes(element), stored(), ...consoleOutput, ...events].join('\n'), secret);
  });

  it('the Aadhaar number is in one request only, and in no input afterwards', async () => {
    const { element, backend } = await signupPage({ step: 'otp' });
    await press(element, 'back');
    await press(element, 'resume');
    await driveTo(element, 'done');
    const carrying = backend.calls.filter(({ body }) => JSON.stringify(body).includes('134123412342'));
    assert.deepEqual(
      carrying.map(({ route }) => route),
      ['sendAadhaarOtp'],
    );
    for (const field of element.shadowRoot!.querySelectorAll('input')) assert.notMatch(field.value, secret);
  });

  it('what a press on the page sends can be read from no event of the DOM', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    const leaked: Event[] = [];
    for (const name of ['input', 'change', 'submit']) {
      document.addEventListener(name, (event) => {
        if ('data' in event && secret.test(String(event.data))) leaked.push(event);
        assert.notInclude(['INPUT', 'FORM'], (event.target as Element).tagName);
      });
    }
    await submit(element);
    await until(() => screenOf(element) === 'otp');
    assert.deepEqual(leaked, []);
  });
});
