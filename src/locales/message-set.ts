/** Messages of one part of the kit in every language: English at hand, the others loaded when a page asks for them. */
export interface MessageSet<Messages> {
  readonly en: Messages;
  readonly others: Readonly<Record<string, () => Promise<Messages>>>;
}

/** Languages that a set of messages has. */
export function languagesOf(set: MessageSet<unknown>): string[] {
  return ['en', ...Object.keys(set.others)];
}

/** The language of a set that serves a BCP 47 tag best: `hi-IN` gets `hi`, an unknown one `en`. */
export function bestLanguage(set: MessageSet<unknown>, wanted: string): string {
  const tag = wanted.toLowerCase();
  const known = languagesOf(set);
  return (
    known.find((language) => language === tag) ??
    known.find((language) => language === tag.split('-')[0]) ??
    'en'
  );
}

/** Messages in a language; English when it cannot be loaded, since a form in English beats none. */
export async function loadMessages<Messages>(set: MessageSet<Messages>, language: string): Promise<Messages> {
  const load = set.others[language];
  if (!load) return set.en;
  try {
    return await load();
  } catch {
    return set.en;
  }
}
