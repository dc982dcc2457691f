import { assert, fixture, html } from '@open-wc/testing';
import { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { driveTo, settled, submit, textOf } from '../../support/drive.js';
import { until } from '../../support/until.js';
import { assertAccessible } from '../axe.js';
import { signupPage } from './page.js';

class BrokenSignup extends AbhaSignup {
  protected override content(): never {
    throw new Error('patient 1341 2341 2342');
  }
}
customElements.define('broken-signup', BrokenSignup);

declare global {
  interface HTMLElementTagNameMap {
    'broken-signup': BrokenSignup;
  }
}

describe('A fault inside an element', () => {
  it('is shown there and reported, and the page around it goes on', async () => {
    const heard: unknown[] = [];
    const page = document.createElement('div');
    page.addEventListener('abdm-error', ({ detail }) => heard.push(detail));
    document.body.append(page);
    const broken = document.createElement('broken-signup');
    page.append(broken);
    await until(() => textOf(broken) !== '');
    await broken.updateComplete;
    assert.include(textOf(broken, 'alert'), 'The rest of the page works on.');
    assert.notInclude(textOf(broken), '1341');
    assert.deepEqual(heard, [{ version: 1, kind: 'internal', nextStep: 'retry' }]);
    await assertAccessible(broken, 'broken');
    await settled((await signupPage()).element);
    page.remove();
  });

  it('is said in the language of the page', async () => {
    const page = await fixture<HTMLElement>(html`<div lang="hi"></div>`);
    const broken = document.createElement('broken-signup');
    page.append(broken);
    await until(() => textOf(broken).includes('बाकी पेज काम कर रहा है'));
  });

  it('a backend that never was one is a state, not an exception', async () => {
    const connect = await fixture<HTMLElement>(
      html`<abdm-connect .fetch=${() => 'nonsense'}
        ><abha-signup methods="aadhaar"></abha-signup
      ></abdm-connect>`,
    );
    const element = connect.querySelector('abha-signup')!;
    await driveTo(element, 'consent');
    await submit(element);
    await settled(element);
    assert.isNotEmpty(textOf(element, 'alert'));
  });
});
