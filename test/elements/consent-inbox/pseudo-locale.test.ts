import { assert } from '@open-wc/testing';
import { everyNth } from '../../support/browser-depth.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { type ConsentSceneName, consentScenes } from '../../support/fixtures-consents.js';
import { pseudoLanguage, pseudoMarks, speakPseudo } from '../../support/pseudo-locale.js';

describe('<consent-inbox> in a language of 40 % longer words that runs from right to left', () => {
  before(speakPseudo);
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closeAll();
  });

  for (const [name, it] of everyNth(3, Object.keys(consentScenes) as ConsentSceneName[], 1)) {
    it(`every heading, label and button is translated, and nothing runs out at 320 pixels, in ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await openScene('consent-inbox', consentScenes[name], pseudoLanguage);
      element.style.width = '320px';
      const { left, right } = element.getBoundingClientRect();
      for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot, option)')) {
        if (!inside.checkVisibility()) continue;
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML);
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML);
      }
      const words = 'label, legend, h2, dt, button, summary, option, [part="explanation"], [part~="hint"]';
      for (const inside of element.shadowRoot!.querySelectorAll(words)) {
        // A text of the asking side stays as it is.
        if (inside.textContent.trim() === '' || inside.querySelector('bdi:only-child')) continue;
        assert.include(inside.textContent, pseudoMarks.open, inside.outerHTML);
      }
    });
  }
});
