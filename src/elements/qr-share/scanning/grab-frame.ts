/** Whether a video shows a picture yet. */
export function showsPicture({ videoWidth, readyState }: HTMLVideoElement): boolean {
  return videoWidth > 0 && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
}

/** The picture that a video shows, scaled so that neither side is longer; `undefined` while it shows none. */
export function grabFrame(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  longestSide: number,
): ImageData | undefined {
  if (!showsPicture(video)) return undefined;
  const { videoWidth, videoHeight } = video;
  const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
  const width = Math.max(1, Math.round(videoWidth * scale));
  const height = Math.max(1, Math.round(videoHeight * scale));
  // Each time: a phone that is turned gives frames of another size.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height);
}
