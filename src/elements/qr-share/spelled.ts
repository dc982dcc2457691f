/** The longest token that is read out by characters; a longer one would only tire. */
const longest = 12;

/** A token as it is spoken: each of its characters by itself, as it is called out at a counter. */
export function spelled(token: string): string {
  const characters = Array.from(token);
  return characters.length > longest ? token : characters.join(' ');
}
