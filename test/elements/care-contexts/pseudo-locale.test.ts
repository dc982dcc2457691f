import { assert } from '@open-wc/testing';
import { everyNth } from '../../support/browser-depth.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { type CareContextSceneName, careContextScenes } from '../../support/fixtures-care-contexts.js';
import { pseudoLanguage, pseudoMarks, speakPseudo } from '../../support/pseudo-locale.js';

/** Scenes that look for names as they are in any language. */
const names = Object.keys(careContextScenes) as CareContextSceneName[];

describe('<care-contexts> in a language of 40 % longer words that runs from right to left', () => {
  before(speakPseudo);
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closeAll();
  });

  for (const [name, it] of everyNth(3, names, 1)) {
    it(`every heading, label and button is translated, and nothing runs out at 320 pixels, in ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await openScene('care-contexts', careContextScenes[name], pseudoLanguage);
      element.style.width = '320px';
      const { left, right } = element.getBoundingClientRect();
      for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot, option)')) {
        if (!inside.checkVisibility()) continue;
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML);
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML);
      }
      const words = 'label, h2, button, summary, [part~="hint"], [part~="status"], [part~="facility-count"]';
      for (const inside of element.shadowRoot!.querySelectorAll(words)) {
        // A text of the facility stays as it is.
        if (inside.textContent.trim() === '' || inside.querySelector('bdi')) continue;
        assert.include(inside.textContent, pseudoMarks.open, inside.outerHTML);
      }
    });
  }
});
