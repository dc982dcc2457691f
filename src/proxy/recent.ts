/**
 * Keeps what was made last, by key: what is asked for again is not made again. Only what is there already is shared: in
 * worker runtimes a request that ends leaves those that wait for its work without an end.
 *
 * @param most - how many are kept
 */
export function recent<Made>(most: number): (key: string, make: () => Promise<Made>) => Promise<Made> {
  const known = new Map<string, { readonly made: Made }>();
  return async (key, make) => {
    const found = known.get(key) ?? { made: await make() };
    // At the end of the map is what was used last.
    known.delete(key);
    known.set(key, found);
    const [oldest = ''] = known.keys();
    if (known.size > most) known.delete(oldest);
    return found.made;
  };
}
