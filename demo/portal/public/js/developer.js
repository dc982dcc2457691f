import { ask } from './dom.js';
import { say } from './language.js';

/** Lets whoever tries the portal end the sessions with ABDM at once. */
export function showDeveloperPanel() {
  const result = document.querySelector('#expired');
  document.querySelector('#expire').addEventListener('click', async () => {
    result.textContent = '';
    const answer = await ask('/desk/session/expire', 'POST');
    const words = answer ? (answer.expired > 0 ? 'Expired' : 'There was none to expire') : 'Not possible now';
    result.textContent = say(words);
  });
}
