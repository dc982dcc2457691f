import { ask, repeat } from './dom.js';
import { logEntry } from './log-entry.js';

/** Shows what the proxy told the hospital's server, newest first. */
export function showServerLog() {
  const log = document.querySelector('#server-log');
  let shown = '';
  const refresh = async () => {
    const told = (await ask('/portal/hooks')) ?? [];
    const state = JSON.stringify(told);
    if (state === shown || told.length === 0) return;
    shown = state;
    log.replaceChildren(...told.map(({ hook, at, ...detail }) => logEntry(hook, at, detail)));
    document.querySelector('#server-log-empty').hidden = true;
  };
  repeat(refresh, 2000);
  for (const name of [
    'abha-created',
    'abha-login',
    'kyc-verified',
    'consent-granted',
    'consent-denied',
    'consent-revoked',
    'records-linked',
    'profile-shared',
  ])
    document.addEventListener(name, refresh);
}
