import { assert, fixture, html } from '@open-wc/testing';
import { nearestLanguage, observeLanguage } from '../../src/context/nearest-language.js';

const oneTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('The nearest language', () => {
  it('is the element’s own, else that of its nearest ancestor, else English', async () => {
    const page = await fixture(
      html`<div lang="hi">
        <p lang="ta"><b></b></p>
        <i></i>
      </div>`,
    );
    assert.strictEqual(nearestLanguage(page.querySelector('p')!), 'ta');
    assert.strictEqual(nearestLanguage(page.querySelector('b')!), 'ta');
    assert.strictEqual(nearestLanguage(page.querySelector('i')!), 'hi');
    assert.strictEqual(nearestLanguage(document.createElement('i')), 'en');
  });

  it('an empty lang says nothing', async () => {
    const page = await fixture(html`<div lang="hi"><p lang=" "></p></div>`);
    assert.strictEqual(nearestLanguage(page.querySelector('p')!), 'hi');
  });

  it('is found across shadow roots', async () => {
    const page = await fixture(html`<div lang="hi"><p></p></div>`);
    const inside = document.createElement('i');
    page.querySelector('p')!.attachShadow({ mode: 'open' }).append(inside);
    assert.strictEqual(nearestLanguage(inside), 'hi');
  });

  it('changes are heard in every root on the way, until one stops listening', async () => {
    const page = await fixture(html`<div lang="hi"><p></p></div>`);
    const inside = document.createElement('i');
    page.querySelector('p')!.attachShadow({ mode: 'open' }).append(inside);
    let heard = 0;
    const stop = observeLanguage(inside, () => heard++);
    page.setAttribute('lang', 'en');
    await oneTask();
    inside.lang = 'ta';
    await oneTask();
    assert.strictEqual(heard, 2);
    stop();
    page.setAttribute('lang', 'hi');
    await oneTask();
    assert.strictEqual(heard, 2);
  });

  it('one that stops listening does not silence the others', async () => {
    const page = await fixture(
      html`<div lang="hi">
        <p></p>
        <i></i>
      </div>`,
    );
    const heard: string[] = [];
    const stop = observeLanguage(page.querySelector('p')!, () => heard.push('p'));
    const stopOther = observeLanguage(page.querySelector('i')!, () => heard.push('i'));
    stop();
    page.setAttribute('lang', 'en');
    await oneTask();
    stopOther();
    assert.deepEqual(heard, ['i']);
  });
});
