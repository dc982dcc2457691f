import { assert } from '@open-wc/testing';
import type { AbhaSignup } from '../../../src/elements/abha-signup/index.js';
import { everyNth } from '../../support/browser-depth.js';
import { part } from '../../support/drive.js';
import { type SignupSceneName, signupScenes } from '../../support/fixtures-signup.js';
import { closePages, scenePage } from './page.js';

/** Applies the rules that an element has for a medium, as if the page were in it. */
function as(element: AbhaSignup, medium: string): void {
  const root = element.shadowRoot!;
  const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) =>
    [...cssRules].flatMap((rule) =>
      rule instanceof CSSMediaRule && rule.conditionText.includes(medium) ? [...rule.cssRules] : [],
    ),
  );
  assert.isNotEmpty(rules, `rules for ${medium}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules.map(({ cssText }) => cssText).join('\n'));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

const isShown = (element: Element): boolean => element.checkVisibility();

describe('<abha-signup> on paper', () => {
  afterEach(closePages);

  it('has the ABHA and its words, and no buttons', async () => {
    const { element } = await scenePage('doneCreated');
    as(element, 'print');
    for (const button of element.shadowRoot!.querySelectorAll('button'))
      assert.isFalse(isShown(button), button.outerHTML);
    for (const name of ['title', 'value-number', 'value-address', 'next'])
      assert.isTrue(isShown(part(element, name)), name);
  });
});

describe('<abha-signup> in forced colours', () => {
  afterEach(closePages);

  it('says by more than colour which button is the main one, and which cannot be pressed', async () => {
    const { element } = await scenePage('otp');
    as(element, 'forced-colors');
    const main = getComputedStyle(part(element, 'button-submit'));
    const off = getComputedStyle(part(element, 'button-resend'));
    const plain = getComputedStyle(part(element, 'button-back'));
    assert.notStrictEqual(main.borderTopWidth, plain.borderTopWidth);
    assert.notStrictEqual(off.color, plain.color);
    assert.strictEqual(off.opacity, '1');
  });
});

describe('<abha-signup> on a right-to-left page', () => {
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closePages();
  });

  for (const [name, it] of everyNth(3, Object.keys(signupScenes) as SignupSceneName[])) {
    it(`nothing runs out at the side on a phone 320 pixels wide in the state ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await scenePage(name);
      element.style.width = '320px';
      assert.strictEqual(getComputedStyle(part(element, 'title')).direction, 'rtl');
      const { left, right } = element.getBoundingClientRect();
      for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot)')) {
        const box = inside.getBoundingClientRect();
        assert.isAtLeast(box.left, left - 0.5, inside.outerHTML);
        assert.isAtMost(box.right, right + 0.5, inside.outerHTML);
      }
    });
  }
});
