import { version } from './version.js';

const key = Symbol.for('abdm-elements.second-copy.1');

/** Tells the console, once on a page, that an element comes from somewhere else already, and what to do. */
export function warn(tag: string): void {
  const realm = globalThis as { [key]?: boolean };
  if (realm[key]) return;
  realm[key] = true;
  console.warn(
    `abdm-elements ${version}: <${tag}> is on this page already, from another copy of the kit or from the page itself. ` +
      'Copies of the kit share one session, but each is loaded: keep one script tag or one bundle. ' +
      'A tag of the same name that is not ours needs data-prefix="…" on the script tag.',
  );
}
