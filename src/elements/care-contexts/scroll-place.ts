import { selfAndAncestors } from '../../context/ancestors.js';

/**
 * Remembers how far the page, and every box that an element stands in, is scrolled.
 *
 * @returns a function that scrolls them there again
 */
export function scrollPlace(element: Element): () => void {
  const places = [...selfAndAncestors(element)].map((at) => [at, at.scrollTop] as const);
  return () => {
    for (const [at, top] of places) at.scrollTo({ top, behavior: 'instant' });
  };
}
