/** What a patient can do with a profile, beside looking at it. */
export const profileActions = ['edit', 'kyc', 'card', 'delete'] as const;

/** Something that a patient can do with a profile. */
export type ProfileAction = (typeof profileActions)[number];

/** The actions that a portal names in the attribute; what it does not know is left out. */
export function readActions(text: string): ReadonlySet<ProfileAction> {
  const named = new Set(text.trim().toLowerCase().split(/\s+/));
  return new Set(profileActions.filter((action) => named.has(action)));
}
