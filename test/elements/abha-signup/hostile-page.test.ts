import { assert, fixture, html } from '@open-wc/testing';
import { driveTo, findPart, part, settled } from '../../support/drive.js';
import { fixtureFetch } from '../../support/fixtures.js';
import { type SignupSceneName, signupScenes } from '../../support/fixtures-signup.js';
import { assertAccessible } from '../axe.js';
import { closePages, scenePage, signupPage } from './page.js';

/** Gives the page a style sheet of its own until the test is over. */
function pageStyle(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}

const size = (element: Element): string => getComputedStyle(element).fontSize;

describe('<abha-signup> on a hostile page', () => {
  afterEach(() => {
    document.adoptedStyleSheets = [];
    for (const name of ['dir', 'style']) document.documentElement.removeAttribute(name);
  });

  it('a reset of everything leaves it usable', async () => {
    pageStyle('* { all: unset }');
    const { element } = await signupPage({ step: 'address' });
    assert.strictEqual(getComputedStyle(element).display, 'inline', 'the page may style the host');
    assert.strictEqual(getComputedStyle(part(element, 'form')).display, 'grid');
    assert.isAtLeast(part(element, 'button-submit').getBoundingClientRect().height, 44);
    await driveTo(element, 'done');
  });

  it('a root font of 62.5 % does not make it small', async () => {
    pageStyle('html { font-size: 62.5% } body { font-size: 1.4rem }');
    const { element } = await signupPage({ step: 'otp' });
    assert.strictEqual(size(part(element, 'explanation')), '16px');
    assert.isAtLeast(part(element, 'input-otp').getBoundingClientRect().height, 44);
  });

  it('a page that spaces and capitalises its text does not spoil it', async () => {
    pageStyle(
      'body { letter-spacing: 0.5em; text-transform: uppercase; text-align: center; line-height: 1 }',
    );
    const { element } = await signupPage();
    const style = getComputedStyle(part(element, 'terms-text'));
    assert.deepEqual(
      [style.letterSpacing, style.textTransform, style.textAlign],
      ['normal', 'none', 'start'],
    );
    assert.strictEqual(style.lineHeight, '24px');
  });

  it('rules for bare tags and classes of the page do not reach in', async () => {
    pageStyle('button, .primary, input, .field, h2 { display: none !important; color: red }');
    const { element } = await signupPage({ step: 'aadhaar' });
    assert.notStrictEqual(getComputedStyle(part(element, 'button-submit')).display, 'none');
  });

  it('a right-to-left page turns it round, and axe finds nothing', async () => {
    document.documentElement.dir = 'rtl';
    const { element } = await signupPage({ step: 'otp' });
    const { direction, textAlign } = getComputedStyle(part(element, 'explanation'));
    assert.deepEqual([direction, textAlign], ['rtl', 'start']);
    await assertAccessible(element, 'rtl');
  });

  it('a <base href> does not lead its requests elsewhere', async () => {
    const base = Object.assign(document.createElement('base'), { href: 'https://elsewhere.example/deep/' });
    document.head.append(base);
    const urls: string[] = [];
    const backend = fixtureFetch();
    try {
      const page = await fixture<HTMLElement>(
        html`<abdm-connect
          base-url="/portal/abdm/"
          .fetch=${(input: RequestInfo | URL, init?: RequestInit) => {
            urls.push((input as Request).url);
            return backend(input, init);
          }}
          ><abha-signup methods="aadhaar"></abha-signup
        ></abdm-connect>`,
      );
      await driveTo(page.querySelector('abha-signup')!, 'aadhaar');
    } finally {
      base.remove();
    }
    assert.deepEqual(urls, [`${location.origin}/portal/abdm/v1/agreements`]);
  });

  it('a design of the page comes through tokens and parts', async () => {
    pageStyle(
      'abha-signup { --abdm-color-accent: rgb(90, 20, 120); --abdm-font-size: 20px } abha-signup::part(title) { color: rgb(1, 2, 3) }',
    );
    const { element } = await signupPage();
    assert.strictEqual(getComputedStyle(part(element, 'button-submit')).backgroundColor, 'rgb(90, 20, 120)');
    assert.strictEqual(getComputedStyle(part(element, 'title')).color, 'rgb(1, 2, 3)');
    assert.strictEqual(size(part(element, 'intro')), '20px');
  });

  it('hidden hides it', async () => {
    const { element } = await signupPage();
    element.hidden = true;
    await settled(element);
    assert.strictEqual(getComputedStyle(element).display, 'none');
  });
});

describe('<abha-signup> on a phone 320 pixels wide', () => {
  afterEach(closePages);

  for (const lang of ['en', 'hi']) {
    for (const name of Object.keys(signupScenes) as SignupSceneName[]) {
      it(`nothing runs out at the side in the state ${name}, in ${lang}`, async () => {
        const { element } = await scenePage(name, lang);
        element.style.width = '320px';
        const { left, right } = element.getBoundingClientRect();
        for (const inside of element.shadowRoot!.querySelectorAll(':not(.visually-hidden, slot)')) {
          const box = inside.getBoundingClientRect();
          assert.isAtLeast(box.left, left, inside.outerHTML);
          assert.isAtMost(box.right, right + 0.5, inside.outerHTML);
        }
        assert.isAtMost(element.scrollWidth, 320);
      });
    }
  }

  it('everything that can be pressed is large enough for a thumb', async () => {
    for (const name of ['consent', 'aadhaar', 'otp', 'accounts', 'address', 'doneCreated'] as const) {
      const { element } = await scenePage(name);
      for (const target of element.shadowRoot!.querySelectorAll(
        'button, label:has(input), input:not(label input)',
      )) {
        assert.isAtLeast(target.getBoundingClientRect().height, 44, target.outerHTML);
      }
      assert.isDefined(findPart(element, 'frame'));
      closePages();
    }
  });
});
