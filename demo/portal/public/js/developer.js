import { ask } from './dom.js';
import { say } from './language.js';

/** Lets whoever tries the portal end the sessions with ABDM at once, and change a profile as the ABHA app does. */
export function showDeveloperPanel() {
  const expired = document.querySelector('#expired');
  document.querySelector('#expire').addEventListener('click', async () => {
    expired.textContent = '';
    const answer = await ask('/desk/session/expire', 'POST');
    const words = answer ? (answer.expired > 0 ? 'Expired' : 'There was none to expire') : 'Not possible now';
    expired.textContent = say(words);
  });

  const changed = document.querySelector('#changed');
  document.querySelector('#elsewhere').addEventListener('submit', async (event) => {
    event.preventDefault();
    changed.textContent = '';
    const answer = await ask('/desk/profile', 'POST', Object.fromEntries(new FormData(event.currentTarget)));
    changed.textContent = say(answer ? 'Changed' : 'ABDM does not take this');
  });
}
