import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ConsentInbox } from '../../../src/elements/consent-inbox/index.js';
import { likeIt } from '../../support/consent-requests.js';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import { boxes, grant, openRow, panel, poll, read } from '../../support/fixtures-consents.js';
import { atRest, focused, go } from '../../support/hands.js';
import { until } from '../../support/until.js';
import { consentPage } from './page.js';

const many = Array.from({ length: 60 }, (_, index) => likeIt(index + 1, `Hospital ${index + 1}`));

const isReading = (element: ConsentInbox): boolean =>
  element.shadowRoot!.querySelector('#review-title') !== null;
const rowWithFocus = (): string | null | undefined =>
  focused()?.closest('.request-row')?.querySelector('bdi')?.textContent;

async function tabTo(target: () => Element | undefined): Promise<void> {
  for (let press = 0; press < 40 && focused() !== target(); press++) await sendKeys({ press: 'Tab' });
  assert.isTrue(focused() === target(), focused()?.outerHTML);
}

describe('<consent-inbox> from the list to a request and back', () => {
  afterEach(closeAll);

  it('comes back to the same row, in sight and with focus', async () => {
    const { element } = consentPage({ requests: many });
    await openRow(element, 'Hospital 20');
    await until(() => focused()?.id === 'review-title', 'focus on the request');
    await go(element, 'back');
    assert.isFalse(isReading(element));
    assert.strictEqual(rowWithFocus(), 'Hospital 20');
    const { top, bottom } = focused()!.getBoundingClientRect();
    assert.isTrue(top >= 0 && bottom <= innerHeight, `at ${top}`);
  });

  it('comes back to the start of the list when the row is gone, and shows how many are left', async () => {
    const { element } = consentPage();
    await grant(element);
    await until(() => textOf(element, 'tabs').includes('Approved (5)'), 'the lists to be read again');
    await go(element, 'back');
    await until(() => focused()?.closest('[part~="tab"]') != null, 'focus on the tab');
    assert.notInclude(textOf(element, 'list'), 'Dr. Asha Menon');
  });

  it('what is out of sight is never in the order of Tab', async () => {
    const { element } = consentPage();
    const { shadowRoot } = element;
    await openRow(element);
    const seen = new Set<Element>();
    for (let press = 0; press < 40; press++) {
      await sendKeys({ press: 'Tab' });
      const at = shadowRoot!.activeElement;
      if (!at) break;
      seen.add(at);
      assert.isTrue(panel(element)!.contains(at), at.outerHTML);
    }
    assert.isTrue(seen.has(part(element, 'button-submit')));
    assert.isAbove(seen.size, 8);
  });

  it('with the keyboard only: opens, leaves a kind of record out, and grants', async () => {
    const { element, backend } = consentPage();
    await read(element);
    part(element, 'button-open').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.id === 'review-title', 'focus on the request');
    await until(() => boxes(element, 'type').length > 0, 'the choice');
    await tabTo(() => boxes(element, 'type')[0]);
    await sendKeys({ press: 'Space' });
    await tabTo(() => part(element, 'button-submit'));
    await sendKeys({ press: 'Enter' });
    await until(() => findPart(element, 'decided') !== undefined);
    await until(() => focused()?.id === 'review-title', 'focus on what was decided');
    const [{ hiTypes } = {}] = backend.of('grantConsent')[0]!.body['entries'] as { hiTypes: string[] }[];
    assert.deepEqual(hiTypes, ['DiagnosticReport', 'OPConsultation']);
  }).timeout(30_000);
});

describe('<consent-inbox request-id>', () => {
  afterEach(closeAll);

  it('opens the request of a list, also one that is decided', async () => {
    const { element } = consentPage({ attributes: { 'request-id': 'request-20' } });
    await until(() => isReading(element));
    await atRest(element);
    assert.include(textOf(element, 'review'), 'You share these health records');
    await go(element, 'back');
    assert.isFalse(isReading(element), 'once is enough');
    await element.reload();
    assert.isFalse(isReading(element));
  });

  it('opens a request that is in no list, as ABDM tells it', async () => {
    const { element } = consentPage({
      attributes: { 'request-id': 'request-1' },
      script: { listRequests: { requests: [] } },
    });
    await until(() => isReading(element));
    await atRest(element);
    assert.include(textOf(element, 'review'), 'Dr. Asha Menon');
  });

  it('says that there is no such request, and leads back to the list', async () => {
    const { element } = consentPage({ attributes: { 'request-id': 'nobody-knows' } });
    await until(() => findPart(element, 'alert') !== undefined);
    assert.include(textOf(element, 'alert'), 'This request was not found any more.');
    await go(element, 'restart');
    assert.isFalse(isReading(element));
    assert.include(textOf(element, 'list'), 'City Heart Clinic');
  });

  it('a text that cannot be an id harms nothing', async () => {
    const { element } = consentPage({ attributes: { 'request-id': '../../x y<b>' } });
    await until(() => findPart(element, 'alert') !== undefined);
    await go(element, 'back');
    assert.isFalse(isReading(element));
  });

  it('waits for a later sign-in', async () => {
    const { element, backend, patient, abdm } = consentPage({
      attributes: { 'request-id': 'request-1' },
      script: { listRequests: refuse('sign-in-required') },
    });
    await read(element);
    assert.isFalse(isReading(element));
    backend.change(abdm.script);
    patient('nisha');
    await element.reload();
    await until(() => isReading(element), 'the request');
  });

  it('another id opens another request', async () => {
    const { element } = consentPage({ attributes: { 'request-id': 'request-20' } });
    await until(() => isReading(element));
    await atRest(element);
    element.requestId = 'request-1';
    await until(() => textOf(element, 'review').includes('Dr. Asha Menon'));
  });
});

describe('A request that somebody or time has decided meanwhile', () => {
  afterEach(closeAll);

  it('is read again when it leaves its list while it is open, and says so', async () => {
    const { element, abdm } = consentPage();
    await openRow(element);
    abdm.change('request-1', { status: 'denied' });
    await poll(() => findPart(element, 'notice') !== undefined);
    assert.include(textOf(element, 'review'), 'This request was decided elsewhere in the meantime.');
    assert.include(textOf(element, 'review'), 'You did not share these health records');
    assert.isUndefined(findPart(element, 'choice'));
  });

  it('says so when it is opened from a list that is not up to date, and the list follows', async () => {
    const { element, abdm } = consentPage();
    await read(element);
    abdm.change('request-1', { status: 'denied' });
    await openRow(element);
    assert.include(textOf(element, 'review'), 'This request was decided elsewhere in the meantime.');
    await until(() => textOf(element, 'statuses').includes('Denied (2)'), 'the list to follow');
  });

  it('ABDM-1092: says so after a grant that came too late, and reads the lists again', async () => {
    const { element, backend, abdm } = consentPage();
    await openRow(element);
    abdm.change('request-1', { status: 'expired' });
    backend.change({ grantConsent: refuse('request-expired') });
    await go(element, 'submit');
    assert.include(textOf(element, 'review'), 'The request expired in the meantime.');
    await until(() => textOf(element, 'statuses').includes('Expired (2)'), 'the list to follow');
    assert.isUndefined(findPart(element, 'button-submit'));
  });
});
