import type { Engine } from './engine.js';

/** The platform's reader; the DOM types do not know it. */
interface BarcodeDetectorClass {
  new (options: { readonly formats: readonly string[] }): {
    detect(image: ImageData): Promise<readonly { readonly rawValue: string }[]>;
  };
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Milliseconds after which the platform's service counts as broken. */
const patience = 2000;

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The barcode detector does not answer')), patience);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The platform's own reader, as far as it says that it reads QR codes; that it does is still to be tested. */
export async function openDetector(): Promise<Engine | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: BarcodeDetectorClass };
  if (!BarcodeDetector) return undefined;
  const formats = await inTime(BarcodeDetector.getSupportedFormats());
  if (!formats.includes('qr_code')) return undefined;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return {
    ways: 1,
    read: async (image) => (await inTime(detector.detect(image))).map(({ rawValue }) => rawValue),
  };
}
