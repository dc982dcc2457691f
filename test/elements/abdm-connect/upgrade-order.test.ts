import { assert, fixture, html } from '@open-wc/testing';
import '../../../src/elements/abha-signup/define.js';
import { driveTo, findPart, isBusy, screenOf } from '../../support/drive.js';
import { fixtureFetch } from '../../support/fixtures.js';
import { assertAccessible } from '../axe.js';

describe('An element that comes alive before its <abdm-connect>', () => {
  it('waits for it, and gets properties that were set before as well', async () => {
    const backend = fixtureFetch();
    const page = await fixture(html`
      <abdm-connect .fetch=${backend}
        ><p><abha-signup></abha-signup></p
      ></abdm-connect>
    `);
    const element = page.querySelector('abha-signup')!;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.isUndefined(customElements.get('abdm-connect'));
    assert.isTrue(isBusy(element));
    assert.strictEqual(findPart(element, 'frame')?.getAttribute('aria-busy'), 'true');
    assert.isUndefined(screenOf(element));
    await assertAccessible(element, 'waiting');

    await import('../../../src/elements/abdm-connect/define.js');
    await driveTo(element, 'aadhaar');
    assert.lengthOf(backend.of('recordAgreement'), 1);
  });
});
