function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let at = 0; at < a.length; at++) {
    const next = [at + 1];
    for (let to = 0; to < b.length; to++) {
      const replaced = (row[to] ?? 0) + (a[at] === b[to] ? 0 : 1);
      next.push(Math.min(replaced, (row[to + 1] ?? 0) + 1, (next[to] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** The name that somebody may have meant: the nearest, if no more than `most` letters have to change. */
export function closest(written: string, names: Iterable<string>, most = 2): string | undefined {
  const [nearest] = [...names]
    .map((name) => ({ name, changes: distance(letters(written), letters(name)) }))
    .filter(({ changes }) => changes <= most)
    .sort((a, b) => a.changes - b.changes);
  return nearest?.name;
}
