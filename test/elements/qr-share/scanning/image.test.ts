import { assert } from '@open-wc/testing';
import { ImageError, imageLimits, readImage } from '../../../../src/elements/qr-share/scanning/image.js';
import { sizeOf } from '../../../../src/elements/qr-share/scanning/image-size.js';
import { canvasOf, fileOf } from '../../../support/qr-pictures.js';
import type { QrScene } from '../../../support/qr-scene.js';

const text = 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2710001234&counter-id=12';
const never = new AbortController().signal;

const read = async (scene: QrScene, type?: string): Promise<readonly string[]> =>
  readImage(await fileOf(canvasOf(scene), type), never);

async function failureOf(reading: Promise<unknown>): Promise<unknown> {
  return reading.then(
    () => 'read',
    (error: unknown) => (error instanceof ImageError ? error.failure : error),
  );
}

/** The beginning of a PNG that says how large it is. */
function pngOf(width: number, height: number): Blob {
  const head = new DataView(new ArrayBuffer(64));
  head.setUint32(0, 0x89504e47);
  head.setUint32(4, 0x0d0a1a0a);
  head.setUint32(8, 13);
  head.setUint32(12, 0x49484452);
  head.setUint32(16, width);
  head.setUint32(20, height);
  return new Blob([head], { type: 'image/png' });
}

describe('reading a picture', () => {
  for (const type of ['image/png', 'image/jpeg', 'image/webp'])
    it(`finds the code in a picture of type ${type}`, async () => {
      assert.deepEqual(await read({ text, noise: 10 }, type), [text]);
    });

  const scenes: Record<string, Partial<QrScene>> = {
    turned: { turn: 2.2 },
    'upside down': { turn: Math.PI },
    blurred: { blur: 2 },
    inverted: { isInverted: true, ground: 20 },
    'a small part of a big photo': { width: 3000, height: 2000, side: 260, x: 900, y: -500 },
    'a tiny screenshot': { width: 90, height: 90, side: 88 },
  };
  for (const [name, scene] of Object.entries(scenes))
    it(`finds a code that is ${name}`, async () => {
      assert.deepEqual(await read({ text, ...scene }), [text]);
    });

  it('finds a black code on transparent ground', async () => {
    const canvas = canvasOf({ text, dark: 0, light: 255, ground: 255 });
    const context = canvas.getContext('2d')!;
    const image = context.getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < image.data.length; at += 4) image.data.set([0, 0, 0, 255 - image.data[at]!], at);
    context.putImageData(image, 0, 0);
    assert.deepEqual(await readImage(await fileOf(canvas), never), [text]);
  });

  it('finds several codes', async () => {
    const canvas = canvasOf({ text: 'one', width: 1000, side: 300, x: -250 });
    canvas
      .getContext('2d')!
      .drawImage(
        canvasOf({ text: 'two', width: 1000, side: 300, x: 250 }),
        500,
        0,
        500,
        480,
        500,
        0,
        500,
        480,
      );
    assert.sameMembers([...(await readImage(await fileOf(canvas), never))], ['one', 'two']);
  });

  it('finds none where there is none', async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
    assert.deepEqual(await readImage(await fileOf(canvas), never), []);
  });

  const others: Record<string, Blob> = {
    'a text': new Blob(['hip-id=1&counter-id=2'], { type: 'text/plain' }),
    'an empty file': new Blob([]),
    'a PNG that breaks off': pngOf(300, 300),
    'a HEIC photo': new Blob(['\0\0\0\u0018ftypheic\0\0\0\0mif1heic'.padEnd(200, '\0')], {
      type: 'image/heic',
    }),
    'an SVG': new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }),
  };
  for (const [name, file] of Object.entries(others))
    it(`says that ${name} is no picture`, async () => {
      assert.equal(await failureOf(readImage(file, never)), 'not-an-image');
    });

  it('refuses a file of more bytes than it takes', async () => {
    const file = new Blob([new Uint8Array(imageLimits.bytes + 1)]);
    assert.equal(await failureOf(readImage(file, never)), 'too-large');
  });

  it('refuses a small file with more pixels than it opens', async () => {
    assert.equal(await failureOf(readImage(pngOf(30_000, 30_000), never)), 'too-large');
  });

  it('ends when the signal does', async () => {
    const life = new AbortController();
    const reading = failureOf(readImage(await fileOf(canvasOf({ text })), life.signal));
    const reason = new Error('left');
    life.abort(reason);
    assert.equal(await reading, reason);
    assert.equal(await failureOf(readImage(new Blob([]), life.signal)), reason);
  });

  for (const type of ['image/png', 'image/jpeg', 'image/webp'])
    it(`knows the size of ${type} before it is opened`, async () => {
      const file = await fileOf(canvasOf({ text, width: 330, height: 210 }), type);
      assert.deepEqual(await sizeOf(file), { width: 330, height: 210 });
    });
});
