import { remember, remembered } from './memory.js';

const choices = ['auto', 'light', 'dark'];

function apply(theme) {
  document.documentElement.dataset.theme = theme;
  for (const button of document.querySelectorAll('[data-theme-choice]'))
    button.setAttribute('aria-pressed', String(button.dataset.themeChoice === theme));
}

/** Light, dark, or as the device is. */
export function setUpTheme() {
  apply(choices.includes(remembered('theme')) ? remembered('theme') : 'auto');
  for (const button of document.querySelectorAll('[data-theme-choice]'))
    button.addEventListener('click', () => {
      apply(button.dataset.themeChoice);
      remember('theme', button.dataset.themeChoice);
    });
}
