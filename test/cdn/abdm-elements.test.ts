import { assert } from '@open-wc/testing';
import { until } from '../support/until.js';

const loaded = (name: string): boolean =>
  performance.getEntriesByType('resource').some((entry) => entry.name.includes(`/elements/${name}/define`));

describe('The script tag', () => {
  it('loads the elements that stand on the page, later the ones that are added, and no others', async () => {
    document.body.append(document.createElement('abdm-connect'));
    await import('../../src/cdn/abdm-elements.js');
    await customElements.whenDefined('abdm-connect');
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.isFalse(loaded('abha-signup'));
    assert.isUndefined(customElements.get('abha-signup'));

    const wrapper = document.createElement('section');
    wrapper.append(document.createElement('p'), document.createElement('abha-signup'));
    document.querySelector('abdm-connect')?.append(wrapper);
    await customElements.whenDefined('abha-signup');
    const element = wrapper.querySelector('abha-signup')!;
    await until(() => element.shadowRoot?.querySelector('form') !== null);
  });

  it('may be on the page twice', async () => {
    const again = '../../src/cdn/abdm-elements.ts?again';
    await import(again);
    document.body.append(document.createElement('abha-signup'));
    await customElements.whenDefined('abha-signup');
  });

  it('leaves unknown tags alone', async () => {
    document.body.append(document.createElement('abdm-unknown'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.isUndefined(customElements.get('abdm-unknown'));
  });
});
