import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { drawScene, type Luma, type QrScene, randomFrom } from './qr-scene.js';

const texts = [
  'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2710001234&counter-id=12',
  'https://phr.abdm.gov.in/share-profile?hip-id=IN0710000042&counter-id=OPD%201',
  '{"hipId":"IN2710000123","code":"12","name":"City Hospital"}',
  'upi://pay?pa=hospital@upi&pn=City%20Hospital&am=1.00',
];

type Vary = (random: () => number) => Partial<QrScene>;

/** Each way in which a picture of a code is hard to read. */
const kinds: Readonly<Record<string, Vary>> = {
  turned: (random) => ({ turn: random() * 2 * Math.PI }),
  blurred: (random) => ({ blur: 1 + 2.5 * random() }),
  noisy: (random) => ({ noise: 30 + 60 * random() }),
  tilted: (random) => ({ tilt: 0.1 + 0.2 * random(), turn: random() * 2 * Math.PI }),
  pale: (random) => ({ dark: 150 + 40 * random(), light: 215, ground: 190, noise: 5 }),
  inverted: (random) => ({ isInverted: true, ground: 20, turn: random() - 0.5 }),
  mirrored: (random) => ({ isMirrored: true, turn: random() - 0.5 }),
  'with-logo': (random) => ({ logo: 0.15 + 0.12 * random(), ecc: 'H' }),
  small: (random) => ({ side: 80 + 70 * random() }),
  dark: (random) => ({ dark: 5, light: 18 + 20 * random(), ground: 12, noise: 3, slope: random() - 0.5 }),
};

function png({ data, width, height }: Luma): Buffer {
  const chunk = (name: string, content: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits of grey.
  head[8] = 8;
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.concat([Buffer.of(0), Buffer.from(data.subarray(y * width, (y + 1) * width))]),
  );
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Writes pictures of QR codes into a folder, each beside a `.txt` with what its code says: as many of each kind. */
export async function writeQrSet(folder: string, ofEachKind: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const random = randomFrom(11);
  for (const [kind, vary] of Object.entries(kinds))
    for (let count = 0; count < ofEachKind; count++) {
      const text = texts[count % texts.length] ?? '';
      const usual = { side: 240 + 160 * random(), x: 60 * (random() - 0.5), y: 40 * (random() - 0.5) };
      const scene = { text, seed: count, noise: 6, turn: 0.4 * (random() - 0.5), ...usual, ...vary(random) };
      const name = join(folder, `${kind}-${count}`);
      await writeFile(`${name}.png`, png(drawScene(scene)));
      await writeFile(`${name}.txt`, text);
    }
}
