import { assert } from '@open-wc/testing';
import { findPart, part, press, textOf } from '../../support/drive.js';
import { abhaCard, outcomes, refuse, type Script } from '../../support/fixtures.js';
import { verifiedProfile } from '../../support/fixtures-profile.js';
import { focused } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { scenePage, signupPage } from './page.js';

const existing: Script = {
  verifyAadhaarOtp: outcomes.chooseAccount,
  signInToFoundAbha: { ...outcomes.created, created: 'nothing' },
};

/** Events that reach the page while something is done. */
async function eventsOf(work: () => Promise<unknown>): Promise<[string, unknown][]> {
  const names = ['abha-created', 'abha-login', 'abdm-error'] as const;
  const events: [string, unknown][] = [];
  const hear = (event: Event): void => {
    assert.isTrue(event.bubbles && event.composed);
    events.push([event.type, (event as CustomEvent<unknown>).detail]);
  };
  for (const name of names) document.addEventListener(name, hear);
  await work();
  for (const name of names) document.removeEventListener(name, hear);
  return events;
}

describe('The end of <abha-signup>', () => {
  it('CRT_ABHA_113: number and address of a new ABHA are shown', async () => {
    const { element } = await signupPage({ step: 'done' });
    assert.strictEqual(textOf(element, 'title'), 'Your ABHA is ready');
    assert.include(textOf(element), 'Congratulations, Asha Rani!');
    assert.strictEqual(textOf(element, 'value-number'), '91-1234-5678-9015');
    assert.strictEqual(textOf(element, 'value-address'), 'asharani1990@abdm');
    assert.isUndefined(findPart(element, 'step'), 'no step is left to count');
  });

  it('P1 1.13: an address made by mobile number is congratulated on, named, and signed in to', async () => {
    const { element } = await signupPage({ step: 'done', methods: 'mobile' });
    assert.strictEqual(textOf(element, 'title'), 'Your new ABHA address is ready');
    assert.include(
      textOf(element, 'explanation'),
      'Congratulations! ABHA address asharani1990@abdm is created successfully. You are signed in to it.',
    );
    assert.isUndefined(findPart(element, 'result-number'));
  });

  it('another address of an ABHA that existed is not called a new ABHA', async () => {
    const script = { createAbha: { ...outcomes.created, created: 'address' } } as const;
    const { element } = await signupPage({ step: 'done', script });
    assert.strictEqual(
      textOf(element, 'explanation'),
      'It belongs to the ABHA you had before. You are signed in to it.',
    );
  });

  it('P2 6: without KYC no number is shown', async () => {
    const script = { verifyAadhaarOtp: outcomes.chooseAccount };
    const { element } = await signupPage({ step: 'done', script });
    assert.isUndefined(findPart(element, 'result-number'));
    assert.strictEqual(textOf(element, 'value-address'), 'asha.rani@abdm');
  });

  it('an ABHA that existed is never called created', async () => {
    const { element } = await signupPage({ step: 'done', script: existing });
    assert.strictEqual(textOf(element, 'title'), 'You are signed in');
    assert.include(textOf(element, 'explanation'), 'no new one was made');
    assert.notMatch(textOf(element), /congratulations|was created|is ready/i);
  });

  it('the page hears of a new ABHA, and nothing personal with it', async () => {
    const events = await eventsOf(() => signupPage({ step: 'done' }));
    assert.deepEqual(events, [['abha-created', { version: 1, kycVerified: true }]]);
  });

  it('P1 1.13: the page hears of a new self-declared address as of something created', async () => {
    const events = await eventsOf(() => signupPage({ step: 'done', methods: 'mobile' }));
    assert.deepEqual(events, [['abha-created', { version: 1, kycVerified: false }]]);
  });

  it('the page hears of another address of an ABHA that existed as of a sign-in', async () => {
    const script = { createAbha: { ...outcomes.created, created: 'address' } } as const;
    const events = await eventsOf(() => signupPage({ step: 'done', script }));
    assert.deepEqual(events, [['abha-login', { version: 1, kycVerified: true }]]);
  });

  it('the page hears number and address where the portal asked for them', async () => {
    const events = await eventsOf(() => signupPage({ step: 'done', exposeAbha: true }));
    const detail = {
      version: 1,
      kycVerified: true,
      abhaAddress: 'asharani1990@abdm',
      abhaNumber: '91-1234-5678-9015',
    };
    assert.deepEqual(events, [['abha-created', detail]]);
  });

  it('the page hears of a sign-in where the ABHA existed', async () => {
    const events = await eventsOf(() => signupPage({ step: 'done', script: existing }));
    assert.deepEqual(events, [['abha-login', { version: 1, kycVerified: true }]]);
  });

  it('the portal can say what comes next', async () => {
    const { element } = await signupPage({ step: 'done' });
    assert.match(textOf(element, 'next'), /What you can do next/);
    const own = Object.assign(document.createElement('p'), { slot: 'next', textContent: 'Go to desk 4.' });
    element.append(own);
    assert.isNotNull(own.assignedSlot);
  });
});

describe('Copying number and address', () => {
  const original = Clipboard.prototype.writeText;
  const copied: string[] = [];

  beforeEach(() => {
    copied.length = 0;
    Clipboard.prototype.writeText = async (text) => void copied.push(text);
  });

  afterEach(() => {
    Clipboard.prototype.writeText = original;
  });

  it('copies each, and says so beside it', async () => {
    const { element } = await signupPage({ step: 'done' });
    assert.strictEqual(textOf(element, 'button-copy-number'), 'Copy ABHA number');
    await press(element, 'copy-number');
    await until(() => textOf(element, 'result-number').endsWith('Copied'));
    await press(element, 'copy-address');
    await until(() => textOf(element, 'result-address').endsWith('Copied'));
    assert.deepEqual(copied, ['91-1234-5678-9015', 'asharani1990@abdm']);
  });

  it('says how to go on where the browser forbids it', async () => {
    Clipboard.prototype.writeText = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
    const { element } = await signupPage({ step: 'done' });
    await press(element, 'copy-number');
    await until(() => textOf(element, 'result-number').includes('select it and copy it yourself'));
    assert.strictEqual(getComputedStyle(part(element, 'value-number')).userSelect, 'auto');
  });
});

describe('The ABHA card at the end of <abha-signup>', () => {
  const original = HTMLAnchorElement.prototype.click;
  const saved: { name: string; url: string }[] = [];

  beforeEach(() => {
    saved.length = 0;
    HTMLAnchorElement.prototype.click = function () {
      saved.push({ name: this.download, url: this.href });
    };
  });

  afterEach(() => {
    HTMLAnchorElement.prototype.click = original;
  });

  it('CRT_ABHA_114, P1 3.8 and P1 3.16: is saved as ABDM draws it, and only when the patient asks', async () => {
    const { element, backend } = await signupPage({ step: 'done' });
    assert.lengthOf(backend.of('readCard'), 0);
    await press(element, 'card');
    await until(() => saved.length === 1);
    assert.strictEqual(saved[0]?.name, 'ABHA.png');
    const file = await (await fetch(saved[0]!.url)).blob();
    const drawn = await (await abhaCard(backend.of('readCard')[0]!)).blob();
    assert.deepEqual([file.type, file.size], ['image/png', drawn.size]);
  });

  it('pressing twice fetches it once; one that does not come says why, and can be asked for again', async () => {
    const { element, backend } = await signupPage({
      step: 'done',
      script: { readCard: [refuse('internal'), abhaCard] },
    });
    await press(element, 'card');
    await press(element, 'card');
    await until(() => textOf(element, 'card-problem').includes('went wrong on our side'));
    assert.lengthOf(saved, 0);
    await press(element, 'card');
    await until(() => saved.length === 1);
    assert.strictEqual(textOf(element, 'card-problem'), '');
    assert.lengthOf(backend.of('readCard'), 2);
  });

  it('P2 7: is shown in place when the patient asks for it; only then the element for it is loaded', async () => {
    const { element, backend } = await signupPage({ step: 'done', script: { readProfile: verifiedProfile } });
    assert.isUndefined(customElements.get('abha-card'));
    assert.lengthOf(backend.of('readProfile'), 0);
    await press(element, 'show-card');
    await until(() => findPart(element, 'abha-card') !== undefined);
    const card = part(element, 'abha-card');
    await until(() => findPart(card, 'image') !== undefined);
    assert.isUndefined(findPart(element, 'button-card'), 'the card has its own download');
    assert.strictEqual(focused(), part(card, 'title'));
    assert.deepEqual([backend.of('readProfile').length, backend.of('readCard').length], [1, 1]);
  });

  it('goes with the patient: a sign-up that begins anew shows no card', async () => {
    const { element } = await scenePage('doneWithCard');
    element.reset();
    await element.updateComplete;
    assert.isUndefined(findPart(element, 'abha-card'));
  });

  it('has parts that can be named from the page, each that <abha-card> documents', async () => {
    const { element } = await scenePage('doneWithCard');
    const { modules } = (await (await fetch('/custom-elements.json')).json()) as {
      modules: { declarations: { tagName?: string; cssParts?: { name: string }[] }[] }[];
    };
    const told = modules
      .flatMap(({ declarations }) => declarations)
      .find(({ tagName }) => tagName === 'abha-card');
    const names = (told?.cssParts ?? []).map(({ name }) => `${name}: card-${name}`);
    assert.sameMembers(part(element, 'abha-card').getAttribute('exportparts')!.split(', '), names);
  });
});
