import { assert } from '@open-wc/testing';
import { everyNth } from '../../support/browser-depth.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { form, linkingScenes, type LinkingSceneName } from '../../support/fixtures-linking.js';
import { pseudoLanguage, pseudoMarks, speakPseudo } from '../../support/pseudo-locale.js';

const names = Object.keys(linkingScenes) as LinkingSceneName[];

describe('Linking in a language of 40 % longer words that runs from right to left', () => {
  before(speakPseudo);
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closeAll();
  });

  for (const [name, it] of everyNth(3, names, 1))
    it(`every heading, label and button is translated, and nothing runs out at 320 pixels, in ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await openScene('care-contexts', linkingScenes[name], pseudoLanguage);
      element.style.width = '320px';
      const { left, right } = element.getBoundingClientRect();
      for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot, option)')) {
        if (!inside.checkVisibility()) continue;
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML);
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML);
      }
      const words =
        'label, legend, dt, button, summary, [part~="explanation"], [part~="hint"], [part~="problem"]';
      for (const inside of form(element)!.querySelectorAll(words)) {
        // A text of the facility stays as it is.
        if (inside.querySelector('bdi')) continue;
        assert.include(inside.textContent, pseudoMarks.open, inside.outerHTML);
      }
      assert.include(element.shadowRoot!.querySelector('#title')!.textContent, pseudoMarks.open);
    });
});
