import { drawScene, type QrScene } from './qr-scene.js';

/** A scene as a canvas holds it. */
export function imageOf(scene: QrScene): ImageData {
  const { data, width, height } = drawScene(scene);
  const image = new ImageData(width, height);
  data.forEach((value, pixel) => image.data.set([value, value, value, 255], pixel * 4));
  return image;
}

/** A canvas that shows a scene. */
export function canvasOf(scene: QrScene): HTMLCanvasElement {
  const image = imageOf(scene);
  const canvas = Object.assign(document.createElement('canvas'), {
    width: image.width,
    height: image.height,
  });
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  return canvas;
}

/** A picture file that shows what a canvas does. */
export async function fileOf(canvas: HTMLCanvasElement, type = 'image/png'): Promise<Blob> {
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.8));
  if (!file) throw new Error(`This browser writes no ${type}`);
  return file;
}
