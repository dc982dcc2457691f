import { assert } from '@open-wc/testing';
import { everyNth } from '../../support/browser-depth.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { type ShareSceneName, shareScenes } from '../../support/fixtures-share.js';
import { pseudoLanguage, pseudoMarks, speakPseudo } from '../../support/pseudo-locale.js';

/** One state of each screen, with all that can stand in it. */
const names: readonly ShareSceneName[] = [
  ...(['startTypedWrong', 'startOtherCode', 'startWithTokens', 'camera', 'cameraRefused'] as const),
  ...([
    'review',
    'reviewIncomplete',
    'reviewFailed',
    'shareLost',
    'waiting',
    'token',
    'tokenFullScreen',
  ] as const),
  ...(['silent', 'refused', 'expired', 'nobody'] as const),
];

describe('<qr-share> in a language of 40 % longer words that runs from right to left', () => {
  before(speakPseudo);
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closeAll();
  });

  for (const [name, it] of everyNth(3, names, 1)) {
    it(`every heading, label and button is translated, and nothing runs out at 320 pixels, in ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await openScene('qr-share', shareScenes[name], pseudoLanguage);
      element.style.width = '320px';
      const page = document.documentElement.getBoundingClientRect();
      const own = element.getBoundingClientRect();
      for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot, option)')) {
        if (!inside.checkVisibility()) continue;
        const { left, right } = inside.closest('dialog') ? page : own;
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML);
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML);
      }
      const words =
        'label, h2, h3, dt, button, summary, legend, [part~="hint"], [part~="explanation"], [part~="why"]';
      for (const inside of element.shadowRoot!.querySelectorAll(words))
        assert.include(inside.textContent, pseudoMarks.open, inside.outerHTML);
      for (const inside of element.shadowRoot!.querySelectorAll('[aria-label]'))
        assert.include(inside.ariaLabel, pseudoMarks.open, inside.outerHTML);
    });
  }
});
