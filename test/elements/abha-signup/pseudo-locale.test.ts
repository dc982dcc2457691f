import { assert } from '@open-wc/testing';
import { everyNth } from '../../support/browser-depth.js';
import { part } from '../../support/drive.js';
import { type SignupSceneName, signupScenes } from '../../support/fixtures-signup.js';
import { pseudoLanguage, pseudoMarks, speakPseudo } from '../../support/pseudo-locale.js';
import { closePages, scenePage } from './page.js';

describe('<abha-signup> in a language of 40 % longer words that runs from right to left', () => {
  before(speakPseudo);
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closePages();
  });

  for (const [name, it] of everyNth(3, Object.keys(signupScenes) as SignupSceneName[], 1)) {
    it(`every heading, label and button is translated, and nothing runs out at 320 pixels, in ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await scenePage(name, pseudoLanguage);
      element.style.width = '320px';
      const { left, right } = element.getBoundingClientRect();
      for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot)')) {
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML);
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML);
      }
      assert.include(part(element, 'title').textContent, pseudoMarks.open);
      const words =
        'label, legend, h2, h3, button:not([part="suggestion"]), [part="explanation"], [part~="hint"]';
      for (const inside of element.shadowRoot!.querySelectorAll(words)) {
        // A prescribed wording stays in the language in which it was issued.
        const isPrescribed = inside.closest('[lang="en"]') ?? inside.querySelector('[lang="en"]');
        if (isPrescribed || inside.textContent.trim() === '') continue;
        assert.include(inside.textContent, pseudoMarks.open, inside.outerHTML);
      }
    });
  }
});
