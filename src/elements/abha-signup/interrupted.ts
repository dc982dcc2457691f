const key = 'abdm-elements.signup-open';

/** Marks that a sign-up is under way in this document: the moment the document was opened, nothing of the patient. */
export function markOpen(open: boolean): void {
  try {
    if (open) sessionStorage.setItem(key, String(performance.timeOrigin));
    else sessionStorage.removeItem(key);
  } catch {
    // A page without storage merely cannot say later why the sign-up starts anew.
  }
}

/** Whether a sign-up of an earlier document of this tab was cut off, by a reload or by leaving. Says so once. */
export function wasInterrupted(): boolean {
  try {
    const opened = sessionStorage.getItem(key);
    if (opened === null || opened === String(performance.timeOrigin)) return false;
    sessionStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}
