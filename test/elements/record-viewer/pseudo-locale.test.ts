import { assert } from '@open-wc/testing';
import { everyNth } from '../../support/browser-depth.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { type RecordSceneName, recordScenes } from '../../support/fixtures-records.js';
import { pseudoLanguage, pseudoMarks, speakPseudo } from '../../support/pseudo-locale.js';

describe('<record-viewer> in a language of 40 % longer words that runs from right to left', () => {
  before(speakPseudo);
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closeAll();
  });

  const names = (Object.keys(recordScenes) as RecordSceneName[]).filter(
    (scene) => scene !== 'withoutConnection',
  );
  for (const [name, it] of everyNth(3, names, 1)) {
    it(`every label, column and button is translated, and nothing runs out at 320 pixels, in ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await openScene('record-viewer', recordScenes[name], pseudoLanguage);
      element.style.width = '320px';
      const { left, right } = element.getBoundingClientRect();
      for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot)')) {
        if (!inside.checkVisibility() || inside.closest('.visually-hidden, thead')) continue;
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML);
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML);
      }
      for (const inside of element.shadowRoot!.querySelectorAll(
        'button, dt, summary, thead th, [part~="flag"]',
      )) {
        assert.include(inside.textContent, pseudoMarks.open, inside.outerHTML);
      }
    });
  }
});
