/** Somebody with an account at the hospital's portal; invented. */
export interface User {
  readonly id: string;
  readonly name: string;
}

/** Everybody who can sign in to the portal. */
export const users: readonly User[] = [
  { id: 'SGH-20417', name: 'Meera Kulkarni' },
  { id: 'SGH-31880', name: 'Arjun Nair' },
];
