/** Whether a text can be a consent PIN: four digits, as in NHA's own app. */
export const isConsentPin = (text: string): boolean => /^[0-9]{4}$/.test(text);
