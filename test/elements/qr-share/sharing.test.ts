import { assert } from '@open-wc/testing';
import type { QrShare } from '../../../src/elements/qr-share/index.js';
import { profileShare } from '../../../src/locales/notices/profile-share.js';
import { ordinaryTime } from '../../support/clock.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { never, offline, refuse } from '../../support/fixtures.js';
import {
  addDetails,
  counter,
  counterLink,
  decline,
  hurried,
  issuedShare,
  locate,
  partialReview,
  pasteText,
  readStart,
  refusedShare,
  shareWithLocation,
  toReview,
  toShared,
  waitingShare,
  wholeReview,
} from '../../support/fixtures-share.js';
import { expiredSession } from '../../support/fixtures-session.js';
import { focused, go, pressPart } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { heard, sharePage } from './page.js';

const sentence =
  'You consent to the above information to be shared with Lake Hospital. They can use this information for your registration and linking your health records';
const success = 'Successfully shared your details with Lake Hospital. Your token number is 042';
const token = { version: 1, ...counter, requestId: 'share-0000-0000-0001' };
const said = (element: QrShare): string => element.shadowRoot!.querySelector('[role="status"]')!.textContent;
const has = (element: QrShare, name: string): boolean => findPart(element, name) !== undefined;

describe('<qr-share> before it shares', () => {
  afterEach(closeAll);

  it('P2 5.1.1, SHARE_PATIENT_PROFILE_701: shows the facility, all seven details and the prescribed sentence', async () => {
    const { element, backend } = sharePage();
    await toReview(element);
    assert.strictEqual(textOf(element, 'title'), 'Share your details with Lake Hospital');
    assert.strictEqual(focused(), part(element, 'title'));
    const shown = ['number', 'address', 'name', 'gender', 'birth', 'mobile', 'home'].map((name) =>
      textOf(element, `value-${name}`),
    );
    assert.deepEqual(shown, [
      ...['91-0000-0000-0001', 'nisha.verma@abdm', 'Nisha Verma', 'Female', 'March 27, 1990', '9999900001'],
      '12, MG Road, Bhopal',
    ]);
    assert.strictEqual(textOf(element, 'terms-text'), sentence);
    assert.include(textOf(element, 'button-cancel'), 'Cancel');
    assert.include(textOf(element, 'button-submit'), 'Share');
    assert.isEmpty(backend.of('shareProfile'));
  });

  it('in Hindi a translation helps to understand it, and says which text counts', async () => {
    const { element, backend } = sharePage({}, {}, 'hi');
    await toReview(element);
    assert.strictEqual(textOf(element, 'terms-text'), sentence);
    assert.strictEqual(part(element, 'terms-text').lang, 'en');
    assert.match(textOf(element, 'consent'), /Lake Hospital के साथ साझा.*मान्य पाठ अंग्रेज़ी में है/);
    await go(element, 'submit');
    const { version } = profileShare;
    assert.deepInclude(backend.of('shareProfile')[0]!.body, { consent: { version, language: 'hi' } });
  });

  it('P2 5.1.2, P2 5.2.11: Cancel sends nothing and tells the page', async () => {
    const { element, backend } = sharePage();
    const cancelled = heard(document.body, 'share-cancelled');
    await toReview(element);
    await go(element, 'cancel');
    assert.isDefined(findPart(element, 'button-scan'));
    assert.isEmpty(backend.of('shareProfile'));
    assert.deepEqual(cancelled, [{ version: 1, ...counter }]);
  });

  it('asks for what ABDM does not know, and sends that alone', async () => {
    const { element, backend } = sharePage({ reviewShare: partialReview });
    await toShared(element);
    assert.isEmpty(backend.of('shareProfile'));
    assert.strictEqual(focused(), part(element, 'input-firstName'));
    assert.isTrue(element.matches(':state(partial)'));
    assert.isUndefined(findPart(element, 'input-year'));
    await addDetails(element);
    await go(element, 'submit');
    const { added } = backend.of('shareProfile')[0]!.body;
    assert.deepEqual(added, {
      ...{ name: 'Nisha Verma', gender: 'F', mobile: '9999900001' },
      ...{ yearOfBirth: 1990, monthOfBirth: 3, dayOfBirth: 27 },
    });
  });

  it('sends no location unless the patient says so, and does not even ask for it', async () => {
    let asked = 0;
    Object.defineProperty(navigator, 'geolocation', {
      configurable: true,
      value: { getCurrentPosition: () => asked++ },
    });
    const { element, backend } = sharePage();
    await toShared(element);
    assert.strictEqual(asked, 0);
    assert.notProperty(backend.of('shareProfile')[0]!.body, 'location');
  });

  it('sends the location with the patient’s yes', async () => {
    locate({ latitude: 23.25, longitude: 77.41 } as GeolocationCoordinates);
    const { element, backend } = sharePage();
    await shareWithLocation(element);
    await until(() => has(element, 'number'));
    assert.deepInclude(backend.of('shareProfile')[0]!.body, {
      location: { latitude: 23.25, longitude: 77.41 },
    });
  });

  for (const [what, answer, words] of [
    ['refused', 1, 'does not allow it'],
    ['unavailable', 2, 'could not be found in time'],
    ['silent', undefined, 'could not be found in time'],
  ] as const) {
    it(`a location that is ${what} does not keep the patient from sharing, and is told`, async () => {
      locate(answer);
      const { element, backend } = sharePage({ shareProfile: waitingShare(), readShare: never });
      await toReview(element);
      await pressPart(element, 'checkbox');
      let isPressed = false;
      // The press is made while time runs faster: a silent browser is waited for.
      await hurried(() => {
        if (!isPressed) part(element, 'button-submit').click();
        isPressed = true;
        return has(element, 'remark');
      }, 20);
      assert.include(textOf(element, 'remark'), words);
      assert.include(said(element), words);
      assert.notProperty(backend.of('shareProfile')[0]!.body, 'location');
    });
  }

  it('presses on Share while it shares send nothing more', async () => {
    const { element, backend } = sharePage({ shareProfile: never });
    await toReview(element);
    for (let press = 0; press < 5; press++) await pressPart(element, 'button-submit');
    await until(() => backend.of('shareProfile').length > 0);
    await pressPart(element, 'button-cancel');
    assert.lengthOf(backend.of('shareProfile'), 1);
    assert.include(textOf(element, 'button-submit'), 'Sharing');
  });
});

describe('<qr-share> after it shared', () => {
  afterEach(() => {
    ordinaryTime();
    closeAll();
  });

  it('P2 5.1.2, P2 19.8, P2 20.1: waits, then shows the token in the prescribed words, until when, and tells the page once', async () => {
    const { element, backend } = sharePage({
      shareProfile: waitingShare(),
      readShare: [waitingShare(1), issuedShare()],
    });
    const shared = heard(document.body, 'profile-shared');
    await toShared(element);
    assert.include(textOf(element, 'waiting'), 'up to 30 seconds');
    assert.include(said(element), 'up to 30 seconds');
    await until(() => has(element, 'number'), 'the token');
    assert.strictEqual(textOf(element, 'shared'), success);
    assert.strictEqual(part(element, 'number').querySelector('bdi')!.textContent, '042');
    assert.include(said(element), 'Your token number is 0 4 2');
    assert.match(textOf(element, 'until'), /Valid until \d+:\d\d/);
    assert.match(textOf(element, 'countdown'), /^(30:00|29:5\d) left$/);
    assert.strictEqual(focused(), part(element, 'title'));
    assert.deepEqual(shared, [token]);
    assert.lengthOf(backend.of('shareProfile'), 1);
    await go(element, 'ok');
    assert.isTrue(has(element, 'button-scan'));
    assert.deepEqual(shared, [token]);
  });

  it('P2 5.2.5: a page that is loaded again shows the living token, takes no focus and tells nothing', async () => {
    const { element, backend } = sharePage({ listShares: { shares: [issuedShare()] } });
    const shared = heard(document.body, 'profile-shared');
    await until(() => has(element, 'number'));
    assert.notStrictEqual(focused(), part(element, 'title'));
    assert.isEmpty(shared);
    assert.isEmpty(backend.of('reviewShare'));
    await go(element, 'ok');
    await go(element, 'show');
    assert.isTrue(has(element, 'number'));
  });

  it('a page that is loaded again while an answer is waited for goes on waiting', async () => {
    const { element } = sharePage({ listShares: { shares: [waitingShare(10)] } });
    const shared = heard(document.body, 'profile-shared');
    await until(() => has(element, 'countdown'));
    assert.match(textOf(element, 'countdown'), /^(20|19) seconds left$/);
    await until(() => has(element, 'number'), 'the token');
    assert.deepEqual(shared, [token]);
  });

  it('the same counter again shows its living token', async () => {
    const { element, backend } = sharePage({ reviewShare: { ...wholeReview, share: issuedShare('007') } });
    await toReview(element);
    assert.include(textOf(element, 'number'), '007');
    assert.isEmpty(backend.of('shareProfile'));
  });

  it('counts the token’s life down on the proxy’s clock, and says when it is over', async () => {
    const { element } = sharePage({ shareProfile: issuedShare('042', 3) });
    await toShared(element);
    await until(() => textOf(element, 'countdown') === '0:01 left');
    await until(() => has(element, 'button-again'), 'the end');
    assert.strictEqual(textOf(element, 'title'), 'Your token has expired');
    assert.include(said(element), 'not valid any more');
  });

  it('no answer within 30 seconds: look again, or ask the counter again', async () => {
    const { element, backend } = sharePage({ shareProfile: waitingShare(), readShare: waitingShare(5) });
    await toShared(element);
    await hurried(() => has(element, 'button-look'));
    assert.strictEqual(textOf(element, 'title'), 'No answer yet');
    backend.change({ readShare: issuedShare() });
    await pressPart(element, 'button-look');
    await until(() => has(element, 'number'));
    assert.lengthOf(backend.of('shareProfile'), 1);
  });

  it('asking the counter again leads back to the review, and shares only with another yes', async () => {
    const { element, backend } = sharePage({ shareProfile: waitingShare(29), readShare: waitingShare(31) });
    await toShared(element);
    await until(() => has(element, 'button-ask'));
    await go(element, 'ask');
    assert.isTrue(has(element, 'details'));
    assert.lengthOf(backend.of('shareProfile'), 1);
  });

  for (const [what, answer, title] of [
    ['a counter that refuses', refusedShare, 'No token'],
    ['share-duplicate (ABDM-1087)', refuse('share-duplicate'), 'Shared already'],
    ['share-not-supported (ABDM-1149)', refuse('share-not-supported'), 'Not possible here'],
  ] as const) {
    it(`${what} has its own words`, async () => {
      const { element } = sharePage({ shareProfile: answer });
      const shared = heard(document.body, 'profile-shared');
      await toShared(element);
      assert.strictEqual(textOf(element, 'title'), title);
      assert.include(textOf(element, 'explanation'), 'Lake Hospital');
      assert.isEmpty(shared);
    });
  }

  it('a lost answer is not sent again: the counter’s token is found and told once', async () => {
    const { element, backend } = sharePage({
      shareProfile: offline,
      reviewShare: [wholeReview, { ...wholeReview, share: issuedShare() }],
    });
    const shared = heard(document.body, 'profile-shared');
    await toShared(element);
    await until(() => has(element, 'number'));
    assert.lengthOf(backend.of('shareProfile'), 1);
    assert.deepEqual(shared, [token]);
  });

  it('a lost answer of which nobody knows says so, and offers Share only when it is known', async () => {
    const { element, backend } = sharePage({
      shareProfile: refuse('upstream-timeout'),
    });
    await toReview(element);
    backend.change({ reviewShare: refuse('upstream-unavailable') });
    await go(element, 'submit');
    assert.include(textOf(element, 'alert'), 'not known whether your details were shared');
    backend.change({ reviewShare: wholeReview });
    await go(element, 'retry');
    assert.include(textOf(element, 'alert'), 'You can share again');
    assert.lengthOf(backend.of('shareProfile'), 1);
    backend.change({ shareProfile: issuedShare() });
    await go(element, 'retry');
    assert.isTrue(has(element, 'number'));
    assert.lengthOf(backend.of('shareProfile'), 2);
  });

  it('shows the token on the full screen, and gives focus back', async () => {
    const { element } = sharePage();
    await toShared(element);
    part(element, 'button-full-screen').focus();
    await go(element, 'full-screen');
    assert.isTrue(element.shadowRoot!.querySelector('dialog')!.open);
    assert.include(textOf(element, 'sheet'), '042');
    await go(element, 'close');
    assert.isNull(element.shadowRoot!.querySelector('dialog'));
    assert.strictEqual(focused(), part(element, 'button-full-screen'));
  });

  it('prints the token alone', async () => {
    const { element } = sharePage();
    await toShared(element);
    const { print } = window;
    let alone: Element | null = null;
    window.print = () => {
      alone = element.shadowRoot!.querySelector('.alone');
    };
    await pressPart(element, 'button-print');
    await until(() => alone !== null);
    window.print = print;
    dispatchEvent(new Event('afterprint'));
    assert.strictEqual(alone, part(element, 'token'));
  });
});

describe('<qr-share>, the session and the patient', () => {
  afterEach(closeAll);

  it('an ended session pauses: after its renewal the profile is shared, once', async () => {
    const { element, connect, backend } = sharePage();
    connect.addEventListener('abdm-session-expired', (event) => {
      event.preventDefault();
      event.detail.waitUntil(Promise.resolve(true));
    });
    await toReview(element);
    backend.change({ findSession: expiredSession, shareProfile: [refuse('session-expired'), issuedShare()] });
    await go(element, 'submit');
    assert.isTrue(has(element, 'number'));
    assert.lengthOf(backend.of('shareProfile'), 2);
  });

  it('without a renewal it says why, and Share is there again', async () => {
    const { element, backend } = sharePage({ shareProfile: refuse('session-expired') });
    decline(element);
    await toShared(element);
    assert.include(textOf(element, 'alert'), 'session has ended');
    backend.change({ shareProfile: issuedShare() });
    await go(element, 'way-on');
    assert.isTrue(has(element, 'number'));
  });

  it('somebody who is signed out meanwhile is led to the sign-in', async () => {
    const { element, backend } = sharePage({}, { 'sign-in-url': '/sign-in' });
    await toReview(element);
    backend.change({ shareProfile: refuse('sign-in-required'), listShares: refuse('sign-in-required') });
    await pressPart(element, 'button-submit');
    await until(() => has(element, 'sign-in'));
    assert.isFalse(has(element, 'details'));
    assert.isTrue(element.matches(':state(empty)'));
  });

  it('a reading that comes too late belongs to nobody', async () => {
    const { element } = sharePage();
    await toReview(element);
    await go(element, 'cancel');
    await pasteText(element, counterLink());
    await readStart(element);
    assert.isTrue(has(element, 'details'));
  });
});
