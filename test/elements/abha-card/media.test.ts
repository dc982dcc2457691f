import { assert } from '@open-wc/testing';
import type { AbhaCard } from '../../../src/elements/abha-card/index.js';
import { part } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import { cardScenes } from '../../support/fixtures-card.js';

/** Applies the rules that an element has for a medium, as if the page were in it. */
function as(element: AbhaCard, medium: string): void {
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

describe('<abha-card> in other media', () => {
  afterEach(closeAll);

  it('on paper with its page: picture and QR code, and no buttons', async () => {
    const { element } = await openScene('abha-card', cardScenes.code);
    as(element, 'print');
    for (const button of element.shadowRoot!.querySelectorAll('button'))
      assert.isFalse(button.checkVisibility(), button.outerHTML);
    for (const name of ['title', 'image', 'qr']) assert.isTrue(part(element, name).checkVisibility(), name);
    assert.strictEqual(getComputedStyle(part(element, 'image')).position, 'static');
  });

  it('alone on paper: to be seen on a page that is not, in the middle of it', async () => {
    const { element } = await openScene('abha-card', cardScenes.card);
    as(element, 'print');
    element.style.visibility = 'hidden';
    const image = part(element, 'image');
    image.classList.add('alone');
    const { visibility, position } = getComputedStyle(image);
    assert.deepEqual([visibility, position], ['visible', 'fixed']);
    assert.strictEqual(getComputedStyle(part(element, 'title')).visibility, 'hidden');
  });

  it('in forced colours and on a dark page the QR code stays black on white', async () => {
    const { element } = await openScene('abha-card', cardScenes.counter);
    element.style.colorScheme = 'dark';
    for (const code of element.shadowRoot!.querySelectorAll('svg')) {
      const { forcedColorAdjust, backgroundColor } = getComputedStyle(code) as CSSStyleDeclaration & {
        readonly forcedColorAdjust: string;
      };
      assert.deepEqual([forcedColorAdjust, backgroundColor], ['none', 'rgb(255, 255, 255)']);
      assert.strictEqual(getComputedStyle(code.querySelector('path')!).fill, 'rgb(0, 0, 0)');
      assert.strictEqual(getComputedStyle(code.querySelector('rect')!).fill, 'rgb(255, 255, 255)');
    }
  });

  it('moves only for those who do not mind', async () => {
    const { element } = await openScene('abha-card', cardScenes.counter);
    const motion = element
      .shadowRoot!.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules])
      .filter(({ cssText }) => /animation|transition/.test(cssText));
    assert.isNotEmpty(motion);
    for (const rule of motion)
      assert.include((rule as CSSMediaRule).conditionText, 'prefers-reduced-motion: no-preference');
  });
});
