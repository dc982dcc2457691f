import { assert } from '@open-wc/testing';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { hurry, ordinaryTime } from '../../support/clock.js';
import {
  driveTo,
  findPart,
  input,
  part,
  press,
  screenOf,
  settled,
  submit,
  textOf,
  untilScreen,
} from '../../support/drive.js';
import { facePage, never, offline, outcomes, refuse, type Script } from '../../support/fixtures.js';
import { until } from '../../support/until.js';
import { signupPage, type SignupPage } from './page.js';

const atFace = (script: Script = {}, methods = 'face'): Promise<SignupPage> =>
  signupPage({ methods, step: 'face', by: 'face', script: { checkFace: { status: 'pending' }, ...script } });

/** A face page that can be used for two questions. */
const shortPage = { ...facePage, expiresAt: '2026-11-20T06:30:05Z' };

const waits = (element: AbhaSignup): boolean => findPart(element, 'face-link') !== undefined;

describe('A sign-up by face in <abha-signup>', () => {
  before(async () => {
    // What loads on the way must be there before time runs fast.
    await signupPage({ methods: 'face', step: 'consent' });
    await atFace();
  });

  afterEach(ordinaryTime);

  it('P1 3.2: is offered only where the portal says so', async () => {
    assert.isUndefined(findPart((await signupPage({ methods: 'aadhaar mobile' })).element, 'method-face'));
    assert.isDefined(findPart((await signupPage({ methods: 'aadhaar face' })).element, 'method-face'));
  });

  it('CRT_ABHA_102: needs the same agreement, which goes along', async () => {
    const { element, backend } = await atFace();
    assert.deepEqual(
      backend.calls.slice(0, 2).map(({ route, body }) => [route, body['notice'] ?? body['agreement']]),
      [
        ['recordAgreement', 'aadhaar-consent'],
        ['startFace', 'agr.aadhaar-consent'],
      ],
    );
    assert.strictEqual(textOf(element, 'title'), 'Show your face');
  });

  it('shows the page as a link that opens beside this one, and as a QR code', async () => {
    const { element } = await atFace();
    const link = part<HTMLAnchorElement>(element, 'face-link');
    assert.deepEqual([link.href, link.target, link.rel], [facePage.link, '_blank', 'noopener noreferrer']);
    const qr = part(element, 'qr');
    assert.deepEqual(
      [qr.getAttribute('role'), qr.getAttribute('aria-label')],
      ['img', 'QR code of the page that confirms your face'],
    );
    assert.match(textOf(element, 'face-time'), /can be used for (10:00|9:5\d) more/);
    assert.strictEqual(part(element, 'face-status').getAttribute('role'), 'status');
  });

  it('asks again and again, through a network that comes and goes, and goes on by itself', async () => {
    const { element, backend } = await atFace({
      checkFace: [
        { status: 'pending' },
        offline,
        refuse('internal'),
        { status: 'pending' },
        { status: 'verified' },
      ],
    });
    await press(element, 'back');
    hurry(60);
    await press(element, 'submit');
    await untilScreen(element, 'aadhaar');
    assert.isAtLeast(backend.of('checkFace').length, 5);
    assert.strictEqual(element.shadowRoot?.activeElement?.id, 'title');
    assert.include(textOf(element, 'explanation'), 'Your face is confirmed');
  });

  it('then takes the Aadhaar number, which is in one request and in no field afterwards', async () => {
    const { element, backend } = await signupPage({ methods: 'face', script: {} });
    hurry(60);
    await driveTo(element, 'aadhaar');
    ordinaryTime();
    await submit(element);
    await untilScreen(element, 'address');
    assert.deepEqual(backend.of('verifyFace')[0]?.body, {
      transaction: 'tx.face',
      aadhaarNumber: '134123412342',
    });
    const carrying = backend.calls.filter(({ body }) => JSON.stringify(body).includes('134123412342'));
    assert.lengthOf(carrying, 1);
    await press(element, 'back');
    assert.strictEqual(input(element, 'aadhaar').value, '');
    assert.notInclude(element.shadowRoot?.innerHTML, '134123412342');
  });

  it('an ABHA that exists is offered before another one is made', async () => {
    const { element } = await signupPage({ methods: 'face', script: { verifyFace: outcomes.chooseAccount } });
    hurry(60);
    await driveTo(element, 'aadhaar');
    ordinaryTime();
    await submit(element);
    await untilScreen(element, 'accounts');
    await press(element, 'sign-in');
    await untilScreen(element, 'done');
  });

  it('going back stops the questions', async () => {
    const { element, backend } = await atFace();
    await press(element, 'back');
    assert.strictEqual(screenOf(element), 'consent');
    const asked = backend.of('checkFace').length;
    hurry(60);
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    assert.lengthOf(backend.of('checkFace'), asked);
  });

  it('a face that is not confirmed in time says so, and the other ways lead on', async () => {
    const { element } = await signupPage({
      methods: 'aadhaar mobile face',
      script: { startFace: shortPage, checkFace: { status: 'pending' } },
    });
    hurry(60);
    await driveTo(element, 'face');
    await until(() => findPart(element, 'alert') !== undefined);
    ordinaryTime();
    assert.include(textOf(element, 'alert'), 'not confirmed in time');
    assert.isFalse(waits(element), 'a page that is over is not offered');
    await press(element, 'way-on');
    assert.strictEqual(screenOf(element), 'no-aadhaar-mobile');
    part(element, 'method-mobile').click();
    await untilScreen(element, 'mobile');
  });

  it('a face that is not confirmed in time can be tried again from the start', async () => {
    const { element } = await signupPage({
      methods: 'face',
      script: { startFace: [shortPage, facePage], checkFace: { status: 'pending' } },
    });
    hurry(60);
    await driveTo(element, 'face');
    await until(() => findPart(element, 'alert') !== undefined);
    ordinaryTime();
    await press(element, 'restart');
    await untilScreen(element, 'consent');
    await submit(element);
    await until(() => waits(element));
  });

  it('a transaction that is gone ends the wait at once', async () => {
    const { element, backend } = await signupPage({
      methods: 'face',
      script: { checkFace: refuse('transaction-lost') },
    });
    hurry(60);
    await driveTo(element, 'face');
    await until(() => findPart(element, 'alert') !== undefined);
    assert.lengthOf(backend.of('checkFace'), 1);
  });

  it('a proxy that does not allow it says so, and the other ways lead on', async () => {
    const { element } = await signupPage({
      methods: 'mobile face',
      step: 'consent',
      by: 'face',
      script: { startFace: refuse('method-not-allowed') },
    });
    await submit(element);
    await settled(element);
    assert.isDefined(findPart(element, 'alert'));
    await press(element, 'way-on');
    assert.strictEqual(screenOf(element), 'no-aadhaar-mobile');
  });

  it('a link that is not safe is refused before it can be pressed', async () => {
    const unsafe = (): Response =>
      new Response(JSON.stringify({ ...facePage, link: 'http://face.example/' }));
    const { element } = await signupPage({ methods: 'face', script: { startFace: unsafe } });
    await submit(element);
    await settled(element);
    assert.include(textOf(element, 'alert'), 'makes no sense');
    assert.isFalse(waits(element));
  });

  it('pressing twice starts one', async () => {
    const { element, backend } = await signupPage({ methods: 'face', script: { startFace: never } });
    await submit(element);
    await press(element, 'submit');
    await until(() => backend.of('startFace').length > 0);
    assert.lengthOf(backend.of('startFace'), 1);
    assert.strictEqual(textOf(element, 'button-submit'), 'Getting the link…');
  });
});
