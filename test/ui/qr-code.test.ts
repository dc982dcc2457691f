import { assert } from '@open-wc/testing';
import fc from '../support/fast-check.js';
import { render } from 'lit';
import { mostQrBytes } from '../../src/contract/profile.js';
import { qrCode } from '../../src/ui/qr-code.js';
import { readCode } from '../support/qr-reader.js';

/** A code as it stands on a page. */
function onPage(content: string | Uint8Array, scheme = 'light'): SVGElement {
  const place = document.body.appendChild(document.createElement('div'));
  place.style.colorScheme = scheme;
  render(qrCode(content, 'QR code'), place);
  return place.querySelector('svg')!;
}

const names = ['निशा राव', 'நிஷா ராவ்', 'নিশা রাও', 'నిషా రావు', 'ನಿಶಾ ರಾವ್', 'Nisha Rao', 'نشا راؤ', '👩‍⚕️'];
const field = fc.constantFrom(
  ...['hidn', 'hid', 'phr', 'name', 'gender', 'dob', 'mobile', 'address', 'dist name', 'state name'],
);
const value = fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat());
const space = fc.constantFrom('', ' ', '\n', '\t');

/** JSON as upstream may write it: any order, any spacing, keys twice. */
const json = fc
  .tuple(fc.array(fc.tuple(field, value), { maxLength: 12 }), space)
  .map(([pairs, gap]) =>
    new TextEncoder().encode(
      `{${pairs.map(([key, text]) => `${JSON.stringify(key)}:${gap}${JSON.stringify(text)}`).join(`,${gap}`)}}`,
    ),
  )
  .map((bytes) => bytes.slice(0, mostQrBytes));
const payload = fc.oneof(
  { weight: 12, arbitrary: json },
  { weight: 4, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 300 }) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 300, maxLength: mostQrBytes, size: 'max' }) },
);

describe('A QR code', () => {
  afterEach(() => {
    for (const place of document.querySelectorAll('div:has(> svg)')) place.remove();
  });

  it('holds the bytes exactly as they came, as another reader finds them, on light and dark pages', function () {
    this.timeout(100_000);
    const sizes: number[] = [];
    fc.assert(
      fc.property(payload, fc.constantFrom('light', 'dark'), (bytes, scheme) => {
        const svg = onPage(bytes, scheme);
        // As one text: comparing long lists item by item would take longer than all else.
        assert.strictEqual(readCode(svg).join(), bytes.join());
        sizes.push(bytes.length);
        svg.parentElement?.remove();
      }),
      { numRuns: 1000 },
    );
    console.log(
      `QR codes read back: ${sizes.length}, of ${Math.min(...sizes)} to ${Math.max(...sizes)} bytes`,
    );
  });

  for (const size of [1, 2331, 2332, mostQrBytes]) {
    it(`fits ${size} bytes, with a module of a whole pixel at least and white around it`, () => {
      const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 7) % 256);
      const svg = onPage(bytes);
      assert.deepEqual(readCode(svg), [...bytes]);
      const side = Number(svg.getAttribute('width'));
      const modules = Number(svg.getAttribute('viewBox')?.split(' ')[2]);
      assert.isAtLeast(side, 160);
      assert.isTrue(Number.isInteger(side / modules));
      assert.match(svg.querySelector('path')!.getAttribute('d')!, /^M4 4h7v1h-7z/);
    });
  }

  it('takes a text as well', () => {
    const link = 'https://face.example/confirm?ticket=4f1c';
    assert.strictEqual(new TextDecoder().decode(Uint8Array.from(readCode(onPage(link)))), link);
  });

  it('is drawn once, however often its element renders', () => {
    const bytes = new TextEncoder().encode('{}');
    const place = document.body.appendChild(document.createElement('div'));
    render(qrCode(bytes, 'one'), place);
    const path = place.querySelector('path')!;
    path.setAttribute('d', 'untouched');
    render(qrCode(bytes, 'one'), place);
    assert.strictEqual(path.getAttribute('d'), 'untouched');
    assert.strictEqual(place.querySelector('svg')?.getAttribute('aria-label'), 'one');
  });
});
