import type { Provider } from '../../contract/providers.js';

/** A text that the page gave, without the spaces around it; `undefined` for an empty one, and for anything else. */
export const textIn = (given: unknown): string | undefined =>
  (typeof given === 'string' && given.trim()) || undefined;

/** A facility that the page gave; `undefined` for anything that is none. */
export function providerIn(given: unknown): Provider | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { hipId, name, city, state } = given as Partial<Record<keyof Provider, unknown>>;
  const id = textIn(hipId);
  if (id === undefined || typeof name !== 'string') return undefined;
  const place = { city: textIn(city), state: textIn(state) };
  return {
    hipId: id,
    name,
    ...(place.city && { city: place.city }),
    ...(place.state && { state: place.state }),
  };
}
