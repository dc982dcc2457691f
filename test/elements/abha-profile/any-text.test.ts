import { assert } from '@open-wc/testing';
import type { Profile } from '../../../src/contract/profile.js';
import type { AbhaProfile } from '../../../src/elements/abha-profile/index.js';
import { part, textOf } from '../../support/drive.js';
import { closeAll } from '../../support/element-page.js';
import { openScene } from '../../support/every-state.js';
import {
  edit,
  profileScenes,
  type ProfileSceneName,
  read,
  verifiedProfile,
} from '../../support/fixtures-profile.js';
import { pseudoLanguage, pseudoMarks, speakPseudo } from '../../support/pseudo-locale.js';
import { profilePage } from './page.js';

function nothingRunsOut(element: AbhaProfile): void {
  element.style.width = '320px';
  const { left, right } = element.getBoundingClientRect();
  for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot)')) {
    const box = inside.getBoundingClientRect();
    assert.isAtLeast(box.left, left - 0.5, inside.outerHTML.slice(0, 200));
    assert.isAtMost(box.right, right + 0.5, inside.outerHTML.slice(0, 200));
  }
}

/** Texts that nobody should have as a name, and somebody will. */
const hostile: Readonly<Record<string, string>> = {
  markup: '<img src=x onerror=alert(1)><b>Rao</b><!--',
  'an override of direction': '\u202eoaR ahsiN\u202d\u2067',
  'ten thousand characters without a space': 'क'.repeat(10_000),
  'emoji and joiners': '👩🏽‍⚕️🇮🇳'.repeat(50),
  'a template': '${alert(1)} {{constructor}} &lt;',
};
const fields = ['name', 'number', 'home', 'mobile'] as const;
const withText = (text: string): Profile => ({
  ...verifiedProfile,
  fullName: text,
  firstName: text,
  middleName: text,
  lastName: text,
  abhaNumber: text,
  mobile: text,
  address: text,
  state: { code: text, name: text },
  district: { code: text, name: text },
});

describe('Texts of upstream in <abha-profile>', () => {
  afterEach(closeAll);

  for (const [name, text] of Object.entries(hostile)) {
    it(`${name}: text in every field, each by itself, and the layout stays`, async () => {
      const { element } = profilePage({ readProfile: withText(text) });
      await read(element);
      for (const field of fields) {
        const value = part(element, `value-${field}`).querySelector('bdi');
        assert.include(value?.textContent, text, field);
        assert.isEmpty(value?.children, field);
      }
      assert.isNull(element.shadowRoot!.querySelector('img'));
      nothingRunsOut(element);
    });

    for (const kycVerified of [true, false])
      it(`${name}: in the form of a ${kycVerified ? 'KYC-verified' : 'self-declared'} profile`, async () => {
        const { element } = profilePage({ readProfile: { ...withText(text), kycVerified } });
        await edit(element);
        assert.strictEqual(part<HTMLInputElement>(element, 'input-line').value, text);
        if (kycVerified) assert.include(part(element, 'value-name').textContent, text);
        else assert.strictEqual(part<HTMLInputElement>(element, 'input-firstName').value, text);
        nothingRunsOut(element);
      });
  }
});

describe('<abha-profile> on paper', () => {
  afterEach(closeAll);

  it('has the profile, and no buttons', async () => {
    const { element } = await openScene('abha-profile', profileScenes.verified);
    const root = element.shadowRoot!;
    const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) =>
      [...cssRules].flatMap((rule) =>
        rule instanceof CSSMediaRule && rule.conditionText.includes('print') ? [...rule.cssRules] : [],
      ),
    );
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules.map(({ cssText }) => cssText).join('\n'));
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    for (const button of root.querySelectorAll('button')) assert.isFalse(button.checkVisibility());
    for (const name of ['title', 'photo', 'badge', 'value-name', 'value-number', 'value-home'])
      assert.isTrue(part(element, name).checkVisibility(), name);
  });
});

describe('<abha-profile> in a language of 40 % longer words that runs from right to left', () => {
  before(speakPseudo);
  afterEach(() => {
    document.documentElement.removeAttribute('dir');
    closeAll();
  });
  const translated: ProfileSceneName = 'kycConsentTranslated';

  for (const name of (Object.keys(profileScenes) as ProfileSceneName[]).filter(
    (scene) => scene !== translated,
  )) {
    it(`every heading, label and button is translated, and nothing runs out at 320 pixels, in ${name}`, async () => {
      document.documentElement.dir = 'rtl';
      const { element } = await openScene('abha-profile', profileScenes[name], pseudoLanguage);
      nothingRunsOut(element);
      if (name !== 'withoutConnection') assert.include(textOf(element, 'title'), pseudoMarks.open);
      const words = 'label, legend, h2, h3, button, [part="explanation"], [part~="hint"]';
      for (const inside of element.shadowRoot!.querySelectorAll(words)) {
        // A prescribed wording stays in the language in which it was issued.
        const isPrescribed = inside.closest('[lang="en"]');
        if (isPrescribed || inside.textContent.trim() === '') continue;
        assert.include(inside.textContent, pseudoMarks.open, inside.outerHTML);
      }
    });
  }
});
