/** A choice of the reader's, such as the language; nothing about a patient. */
export function remembered(name) {
  try {
    return localStorage.getItem(`portal.${name}`);
  } catch {
    return null;
  }
}

/** Keeps a choice for the next page. */
export function remember(name, value) {
  try {
    localStorage.setItem(`portal.${name}`, value);
  } catch {
    // Without storage the choice holds for this page only.
  }
}
