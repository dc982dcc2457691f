import { logEntry } from './log-entry.js';

const events = [
  'abha-created',
  'abha-login',
  'abha-skip',
  'profile-updated',
  'kyc-verified',
  'profile-deleted',
  'card-downloaded',
  'consent-granted',
  'consent-denied',
  'consent-revoked',
  'provider-select',
  'records-linked',
  'record-open',
  'record-closed',
  'profile-shared',
  'share-cancelled',
  'abdm-patient-changed',
  'abdm-session-expired',
  'abdm-session-renewed',
  'abdm-error',
];

/** Shows every event of the elements, newest first. */
export function showPageLog() {
  const log = document.querySelector('#page-log');
  for (const name of events)
    document.addEventListener(name, (event) => {
      log.prepend(logEntry(event.type, Date.now(), event.detail));
      document.querySelector('#page-log-empty').hidden = true;
    });
}
