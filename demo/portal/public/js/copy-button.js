import { make } from './dom.js';
import { say, translate } from './language.js';

/** A button that copies a text, and says so for a moment; what and whose it is stands there for screen readers. */
export function copyButton(what, whose, text, then = () => undefined) {
  const face = make('span', { 'data-t': '' }, 'Copy');
  const about = make('span', { class: 'visually-hidden' }, make('span', { 'data-t': '' }, what), ` ${whose}`);
  const button = make('button', { type: 'button', class: 'small' }, face, ' ', about);
  button.addEventListener('click', async () => {
    then();
    try {
      await navigator.clipboard.writeText(text);
      face.textContent = say('Copied');
    } catch {
      face.textContent = say('Not copied');
    }
    setTimeout(() => translate(button), 1500);
  });
  return button;
}
