import { assert } from '@open-wc/testing';
import { findPart, part, textOf } from '../../support/drive.js';
import { closeAll, openPage } from '../../support/element-page.js';
import { refuse } from '../../support/fixtures.js';
import {
  facilities,
  facilityOf,
  openFacility,
  readList,
  rowsOf,
} from '../../support/fixtures-care-contexts.js';
import { fetchRecords, form, giveCode, searchIn, tick, toOtp } from '../../support/fixtures-linking.js';
import { atRest, focused, go, pressPart, typeInto } from '../../support/hands.js';
import { inside } from '../../support/inside.js';
import { linkingBackend } from '../../support/linking-backend.js';
import { until } from '../../support/until.js';
import { heard } from './page.js';

/** A page at which linking goes well. */
function linkingPage(attributes: Readonly<Record<string, string>> = {}) {
  const abdm = linkingBackend();
  return { ...openPage('care-contexts', { script: abdm.script, attributes }), abdm };
}

const list = (element: Element): HTMLElement => part(element, 'list');

describe('<care-contexts>: the way to the linking and back', () => {
  afterEach(closeAll);

  it('P2 1.1: opens in place of the list, and comes back to it as it was, with focus on the button', async () => {
    const { element } = linkingPage();
    await openFacility(element);
    await typeInto(element, 'search', 'blood');
    await atRest(element);
    await pressPart(element, 'button-link');
    await until(() => form(element) !== undefined, 'the linking');
    await atRest(element);
    assert.isFalse(list(element).checkVisibility());
    assert.strictEqual(focused()?.id, 'title');
    await go(element, 'leave');
    assert.isTrue(list(element).checkVisibility());
    assert.strictEqual(focused(), part(element, 'button-link'));
    assert.strictEqual(part<HTMLInputElement>(element, 'input-search').value, 'blood');
    assert.isTrue(facilityOf(element).open);
  });

  it('“Link more” begins with that facility, and its way back leads to its button', async () => {
    const { element } = linkingPage();
    await openFacility(element);
    await pressPart(element, 'button-link-more');
    await until(() => findPart(element, 'field-reference') !== undefined, 'the details');
    await atRest(element);
    assert.include(textOf(element, 'form'), 'Lake Hospital');
    await go(element, 'back');
    await go(element, 'leave');
    assert.strictEqual(focused(), part(element, 'button-link-more'));
  });

  it('P2 1.8: linked visits show at their facility, which is open and has focus; the page hears of them', async () => {
    const { element, backend } = linkingPage();
    const events = heard(document.body, 'records-linked');
    await openFacility(element);
    const before = rowsOf(facilityOf(element)).length;
    await toOtp(element, 0);
    await giveCode(element);
    await go(element, 'show');
    await atRest(element);
    assert.deepEqual(events, [{ version: 1, hipId: 'HIP1', count: 1 }]);
    assert.isTrue(facilityOf(element).open);
    assert.lengthOf(rowsOf(facilityOf(element)), before + 1);
    assert.strictEqual(focused(), facilityOf(element).querySelector('summary'));
    assert.include(textOf(element, 'notice-recent'), 'Recently linked records might take some time to show');
    assert.isAtLeast(backend.of('listLinkedProviders').length, 2);
  });

  it('a facility that ABDM lists only later is opened then', async () => {
    const { element, backend, abdm } = linkingPage();
    backend.change({ listLinkedProviders: { providers: [{ hipId: 'HIP2', name: 'Hill Laboratory' }] } });
    await element.reload();
    await toOtp(element, 0);
    await giveCode(element);
    await go(element, 'show');
    assert.strictEqual(focused()?.id, 'title');
    assert.include(textOf(element, 'notice-recent'), 'Recently linked records');
    backend.change(abdm.script);
    await go(element, 'refresh');
    await until(() => facilityOf(element).open && rowsOf(facilityOf(element)).length > 0, 'the facility');
    assert.notStrictEqual(focused()?.localName, 'summary', 'focus stays where the patient is');
  });

  it('another patient signs in during the linking: the list of that one shows, and nothing of the linking', async () => {
    const { element, backend, patient } = linkingPage();
    await fetchRecords(element);
    await tick(element, 0);
    backend.change({ listLinkedProviders: { providers: [] } });
    patient('ravi');
    await element.reload();
    await until(() => findPart(element, 'empty') !== undefined);
    assert.isUndefined(form(element));
    assert.notMatch(inside(element), /Lake|Nisha/);
  });
});

describe('<care-contexts hip-id> (NHA case P2 19.3)', () => {
  afterEach(closeAll);

  const opened = (element: Parameters<typeof searchIn>[0]): boolean =>
    element.shadowRoot!.querySelector('provider-search') !== null &&
    findPart(searchIn(element), 'chosen') !== undefined;

  it('opens the linking with that facility, once', async () => {
    const { element } = linkingPage({ 'hip-id': 'HIP1' });
    await until(() => findPart(element, 'form') !== undefined, 'the linking');
    await until(() => opened(element), 'the facility');
    await go(element, 'leave');
    assert.isUndefined(form(element));
    await element.reload();
    await atRest(element);
    assert.isUndefined(form(element), 'once is enough');
    assert.lengthOf(facilities(element), 2);
  });

  it('waits for a later sign-in', async () => {
    const { element, backend, patient, abdm } = linkingPage({ 'hip-id': 'HIP1' });
    backend.change({ listLinkedProviders: refuse('sign-in-required') });
    await readList(element);
    assert.isUndefined(form(element));
    backend.change(abdm.script);
    patient('nisha');
    await element.reload();
    await until(() => form(element) !== undefined, 'the linking');
  });

  it('another id opens it again; a text that cannot be an id harms nothing', async () => {
    const { element } = linkingPage({ 'hip-id': '../../x y<b>' });
    await until(() => form(element) !== undefined, 'the linking');
    await atRest(element);
    await go(element, 'leave');
    element.hipId = 'HIP1';
    await until(() => form(element) !== undefined && opened(element), 'the facility');
  });
});
