import { assert, fixture, html } from '@open-wc/testing';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import {
  driveTo,
  findPart,
  input,
  part,
  screenOf,
  settled,
  submit,
  textOf,
  type,
  untilScreen,
} from '../../support/drive.js';
import { fixtureFetch, held, outcomes } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage } from './page.js';

const openMark = 'abdm-elements.signup-open';
const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('An <abha-signup> that is moved or removed', () => {
  it('moved in the document goes on, with what was typed', async () => {
    const { element } = await signupPage({ step: 'otp' });
    await type(element, 'otp', '123');
    await type(element, 'mobile', '98765');
    const elsewhere = document.createElement('div');
    element.before(elsewhere);
    elsewhere.append(element);
    await aMoment();
    assert.strictEqual(screenOf(element), 'otp');
    assert.strictEqual(input(element, 'otp').value, '123');
    await submit(element);
    await untilScreen(element, 'address');
  });

  it('moved with a half-typed Aadhaar number keeps it', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    await type(element, 'aadhaar', '13412341');
    element.parentElement?.append(element);
    await aMoment();
    input(element, 'aadhaar').focus();
    await element.updateComplete;
    assert.strictEqual(input(element, 'aadhaar').value, '1341 2341');
  });

  it('removed and added again has forgotten its patient', async () => {
    const { element } = await signupPage({ step: 'otp' });
    const parent = element.parentElement!;
    await type(element, 'mobile', '98765');
    element.remove();
    await aMoment();
    parent.append(element);
    await driveTo(element, 'otp');
    assert.strictEqual(input(element, 'mobile').value, '');
  });

  it('removed while something is under way gives it up, and an answer does nothing', async () => {
    const answers = held();
    const { element, backend } = await signupPage({
      step: 'otp',
      script: { verifyAadhaarOtp: answers.answer },
    });
    const heard: string[] = [];
    element.addEventListener('abha-login', ({ type: name }) => heard.push(name));
    await submit(element);
    await until(() => backend.of('verifyAadhaarOtp').length === 1);
    element.remove();
    await aMoment();
    assert.isTrue(backend.of('verifyAadhaarOtp')[0]?.signal.aborted);
    answers.release(0, outcomes.existing);
    await aMoment();
    assert.deepEqual(heard, []);
  });

  it('reset() forgets everything, also the number that was just typed', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    await type(element, 'aadhaar', '134123412342');
    element.reset();
    await untilScreen(element, 'consent');
    assert.isFalse(part<HTMLInputElement>(element, 'checkbox').checked);
    await driveTo(element, 'aadhaar');
    assert.strictEqual(input(element, 'aadhaar').value, '');
  });

  it('reset() after the end shows nothing of the patient before', async () => {
    const { element } = await signupPage({ step: 'done' });
    element.reset();
    await untilScreen(element, 'consent');
    assert.notInclude(element.shadowRoot?.innerHTML ?? '', 'asharani1990');
  });
});

describe('An <abha-signup> whose page was loaded anew', () => {
  afterEach(() => sessionStorage.clear());

  it('says why it starts from the beginning, once', async () => {
    sessionStorage.setItem(openMark, '1');
    const first = await signupPage();
    assert.include(textOf(first.element, 'notice'), 'The page was loaded anew');
    const second = await signupPage();
    assert.isUndefined(findPart(second.element, 'notice'));
  });

  it('does not say so when nothing was under way before', async () => {
    await signupPage({ step: 'done' });
    assert.isNull(sessionStorage.getItem(openMark));
    assert.isUndefined(findPart((await signupPage()).element, 'notice'));
  });

  it('does not take a move within the same document for it', async () => {
    const { element } = await signupPage({ step: 'aadhaar' });
    assert.strictEqual(sessionStorage.getItem(openMark), String(performance.timeOrigin));
    element.parentElement?.append(element);
    await settled(element);
    assert.isUndefined(findPart(element, 'notice'));
  });

  it('the notice is gone once the patient goes on', async () => {
    sessionStorage.setItem(openMark, '1');
    const { element } = await signupPage({ step: 'aadhaar' });
    assert.isUndefined(findPart(element, 'notice'));
  });

  it('works without storage', async () => {
    const original = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage')!;
    Object.defineProperty(globalThis, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('Denied', 'SecurityError');
      },
    });
    try {
      await signupPage({ step: 'otp' });
    } finally {
      Object.defineProperty(globalThis, 'sessionStorage', original);
    }
  });
});

describe('The properties of <abha-signup>', () => {
  it('give the same result before and after attaching', async () => {
    const page = await fixture<HTMLElement>(html`<abdm-connect .fetch=${fixtureFetch()}></abdm-connect>`);
    const before: AbhaSignup = document.createElement('abha-signup');
    before.methods = 'aadhaar';
    before.exposeAbha = true;
    page.append(before);
    const after = document.createElement('abha-signup');
    page.append(after);
    after.methods = 'aadhaar';
    after.exposeAbha = true;
    for (const element of [before, after]) {
      const heard: unknown[] = [];
      element.addEventListener('abha-created', ({ detail }) => heard.push(detail.abhaAddress));
      await driveTo(element, 'done');
      assert.deepEqual(heard, ['asharani1990@abdm']);
    }
  });
});
