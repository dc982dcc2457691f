/**
 * Keeps what was made last, by key: what is asked for again is not made again.
 *
 * @param most - how many are kept
 */
export function recent<Made>(most: number): (key: string, make: () => Promise<Made>) => Promise<Made> {
  const known = new Map<string, Promise<Made>>();
  return (key, make) => {
    const made = known.get(key) ?? make();
    // At the end of the map is what was used last.
    known.delete(key);
    known.set(key, made);
    // What failed is tried anew.
    made.catch(() => known.get(key) === made && known.delete(key));
    const [oldest = ''] = known.keys();
    if (known.size > most) known.delete(oldest);
    return made;
  };
}
