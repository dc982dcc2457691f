import { assert } from '@open-wc/testing';
import { everyNth } from '../../support/browser-depth.js';
import { part } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { type CardSceneName, cardScenes } from '../../support/fixtures-card.js';
import { pseudoLanguage, pseudoMarks, speakPseudo } from '../../support/pseudo-locale.js';

describe('<abha-card> in a language of 40 % longer words that runs from right to left', () => {
  before(speakPseudo);
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closeAll();
  });

  const names = (Object.keys(cardScenes) as CardSceneName[]).filter((scene) => scene !== 'withoutConnection');
  for (const [name, it] of everyNth(3, names, 1)) {
    it(`every heading, label and button is translated, and nothing runs out at 320 pixels, in ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await openScene('abha-card', cardScenes[name], pseudoLanguage);
      element.style.width = '320px';
      const page = document.documentElement.getBoundingClientRect();
      const own = element.getBoundingClientRect();
      for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot)')) {
        const { left, right } = inside.closest('dialog') ? page : own;
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML);
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML);
      }
      assert.include(part(element, 'title').textContent, pseudoMarks.open);
      for (const inside of element.shadowRoot!.querySelectorAll('h2, button, dt, summary, [part="hint"]'))
        assert.include(inside.textContent, pseudoMarks.open, inside.outerHTML);
    });
  }
});
