import { hindi } from './hindi.js';
import { remember, remembered } from './memory.js';

const originals = new WeakMap();

function original(element, read) {
  if (!originals.has(element)) originals.set(element, read().trim().replace(/\s+/g, ' '));
  return originals.get(element);
}

/** A text of the portal in the language of the page. */
export const say = (text) => (document.documentElement.lang === 'hi' && hindi[text]) || text;

/** Puts all marked texts below an element into the language of the page. */
export function translate(root) {
  for (const element of root.querySelectorAll('[data-t]'))
    element.textContent = say(original(element, () => element.textContent));
  for (const element of root.querySelectorAll('[data-t-label]'))
    element.setAttribute('aria-label', say(original(element, () => element.getAttribute('aria-label'))));
}

function apply(language) {
  document.documentElement.lang = language;
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  translate(document);
}

/** English or Hindi, changed without loading the page again. */
export function setUpLanguage() {
  apply(remembered('language') === 'hi' ? 'hi' : 'en');
  for (const button of document.querySelectorAll('[data-language]'))
    button.addEventListener('click', () => {
      apply(button.dataset.language);
      remember('language', button.dataset.language);
    });
}
