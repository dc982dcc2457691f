import { cardMessages } from '../../src/locales/card.js';
import { careContextsMessages } from '../../src/locales/care-contexts.js';
import { commonMessages } from '../../src/locales/common.js';
import { deletionMessages } from '../../src/locales/deletion.js';
import { consentInboxMessages } from '../../src/locales/consent-inbox.js';
import { consentReviewMessages } from '../../src/locales/consent-review.js';
import { consentSettingsMessages } from '../../src/locales/consent-settings.js';
import { failureMessages } from '../../src/locales/failures.js';
import { kycMessages } from '../../src/locales/kyc.js';
import { linkingMessages } from '../../src/locales/linking.js';
import { loginMessages } from '../../src/locales/login.js';
import type { MessageSet } from '../../src/locales/message-set.js';
import { profileMessages } from '../../src/locales/profile.js';
import { providerSearchMessages } from '../../src/locales/provider-search.js';
import { recordAmountsMessages } from '../../src/locales/record-amounts.js';
import { recordBillsMessages } from '../../src/locales/record-bills.js';
import { recordFilesMessages } from '../../src/locales/record-files.js';
import { qrShareMessages } from '../../src/locales/qr-share.js';
import { recordLabelsMessages } from '../../src/locales/record-labels.js';
import { recordMedicinesMessages } from '../../src/locales/record-medicines.js';
import { recordMoreLabelsMessages } from '../../src/locales/record-more-labels.js';
import { recordResultsMessages } from '../../src/locales/record-results.js';
import { recordVaccinationsMessages } from '../../src/locales/record-vaccinations.js';
import { recordViewerMessages } from '../../src/locales/record-viewer.js';
import { recordWordsMessages } from '../../src/locales/record-words.js';
import { requestsMessages } from '../../src/locales/requests.js';
import { sessionMessages } from '../../src/locales/session.js';
import { sharingMessages } from '../../src/locales/sharing.js';
import { signupMessages } from '../../src/locales/signup.js';
import { signupStepsMessages } from '../../src/locales/signup-steps.js';

/** BCP 47 tag of a language that nobody speaks: English, marked, longer by 40 %, and written from right to left. */
export const pseudoLanguage = 'ar-XB';

/** What stands around every pseudo text. */
export const pseudoMarks = { open: '⟦', close: '⟧' } as const;

function pseudoText(text: string): string {
  const longer = ' xxxx'.repeat(Math.ceil((text.length * 0.4) / 5));
  return `${pseudoMarks.open}${text}${longer}${pseudoMarks.close}`;
}

function pseudo(node: unknown): unknown {
  if (typeof node === 'string') return pseudoText(node);
  if (typeof node === 'function')
    return (...parts: unknown[]) => pseudo((node as (...parts: unknown[]) => unknown)(...parts));
  if (Array.isArray(node)) return node.map(pseudo);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, pseudo(value)]));
}

const sets: readonly MessageSet<unknown>[] = [
  cardMessages,
  careContextsMessages,
  commonMessages,
  deletionMessages,
  consentInboxMessages,
  consentReviewMessages,
  consentSettingsMessages,
  failureMessages,
  kycMessages,
  linkingMessages,
  loginMessages,
  profileMessages,
  providerSearchMessages,
  recordAmountsMessages,
  recordBillsMessages,
  recordFilesMessages,
  qrShareMessages,
  recordLabelsMessages,
  recordMedicinesMessages,
  recordMoreLabelsMessages,
  recordResultsMessages,
  recordVaccinationsMessages,
  recordViewerMessages,
  recordWordsMessages,
  requestsMessages,
  sessionMessages,
  sharingMessages,
  signupMessages,
  signupStepsMessages,
];

/** Teaches the kit the pseudo language, for this page only. */
export function speakPseudo(): void {
  for (const set of sets)
    (set.others as Record<string, () => Promise<unknown>>)[pseudoLanguage.toLowerCase()] = () =>
      Promise.resolve(pseudo(set.en));
}
