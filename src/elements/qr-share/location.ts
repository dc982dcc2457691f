import type { Location, Unlocated } from './share-state.js';

/** Seconds that finding the location may take, the browser's question included. */
const mostSeconds = 15;

/** Asks the browser where the patient is; never rejects. */
export async function findLocation(): Promise<Location | Unlocated> {
  if (!('geolocation' in navigator)) return 'refused';
  return new Promise((resolve) => {
    // The browser's own limit does not count the time in which the patient is asked.
    const timer = setTimeout(() => resolve('slow'), mostSeconds * 1000);
    const end = (found: Location | Unlocated): void => {
      clearTimeout(timer);
      resolve(found);
    };
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => end({ latitude, longitude }),
      ({ code }) => end(code === GeolocationPositionError.PERMISSION_DENIED ? 'refused' : 'slow'),
      { timeout: mostSeconds * 1000, maximumAge: 60_000 },
    );
  });
}
