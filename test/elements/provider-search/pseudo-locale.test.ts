import { assert } from '@open-wc/testing';
import { everyNth } from '../../support/browser-depth.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { type ProviderSceneName, providerScenes } from '../../support/fixtures-providers.js';
import { pseudoLanguage, pseudoMarks, speakPseudo } from '../../support/pseudo-locale.js';

describe('<provider-search> in a language of 40 % longer words that runs from right to left', () => {
  before(speakPseudo);
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closeAll();
  });

  const names = (Object.keys(providerScenes) as ProviderSceneName[]).filter(
    (scene) => !['withoutConnection', 'labelled'].includes(scene),
  );
  for (const [name, it] of everyNth(3, names, 1)) {
    it(`every label, hint and button is translated, and nothing runs out at 320 pixels, in ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await openScene('provider-search', providerScenes[name], pseudoLanguage);
      element.style.width = '320px';
      const { left, right } = element.getBoundingClientRect();
      for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot)')) {
        if (!inside.checkVisibility()) continue;
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML.slice(0, 200));
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML.slice(0, 200));
      }
      const texts = [
        ...element.shadowRoot!.querySelectorAll(
          'label, button, [part~="hint"], [part~="problem"], [part~="loading"], [part~="label"], [part~="tips"] li',
        ),
      ];
      assert.isNotEmpty(texts);
      for (const inside of texts) assert.include(inside.textContent, pseudoMarks.open, inside.outerHTML);
      const labels = element.shadowRoot!.querySelectorAll('[aria-label]');
      for (const inside of labels) assert.include(inside.ariaLabel, pseudoMarks.open, inside.outerHTML);
    });
  }
});
