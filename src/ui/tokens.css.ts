import { css } from 'lit';

/**
 * Design tokens: each public `--abdm-*` property may be set by the page; the `--_*` ones are ours. Sizes are in `em` of
 * the reader's own font size, so that a host with a tiny root font does no harm.
 */
export const tokens = css`
  :host {
    --_text: var(--abdm-color-text, light-dark(#1b1f24, #e8eaed));
    --_muted: var(--abdm-color-muted, light-dark(#4d5663, #b3bac4));
    --_surface: var(--abdm-color-surface, light-dark(#ffffff, #16191d));
    --_raised: var(--abdm-color-raised, light-dark(#f3f5f8, #22272e));
    --_border: var(--abdm-color-border, light-dark(#767f8c, #7d8794));
    --_accent: var(--abdm-color-accent, light-dark(#0b57a4, #8fc1ff));
    --_on-accent: var(--abdm-color-on-accent, light-dark(#ffffff, #06233f));
    --_danger: var(--abdm-color-danger, light-dark(#b3261e, #ff9d94));
    --_danger-surface: var(--abdm-color-danger-surface, light-dark(#fdecea, #3a1b19));
    --_success: var(--abdm-color-success, light-dark(#146c2e, #7bd497));
    --_info-surface: var(--abdm-color-info-surface, light-dark(#e8f1fb, #12283f));
    --_radius: var(--abdm-radius, 0.5em);
    --_space: var(--abdm-space, 1em);
    --_font-size: var(--abdm-font-size, medium);

    display: block;
    box-sizing: border-box;
    font-family: var(--abdm-font-family, inherit);
    font-size: var(--_font-size);
    font-weight: normal;
    line-height: 1.5;
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    color: var(--_text);
    background: var(--_surface);
  }

  :host([hidden]) {
    display: none;
  }
`;
