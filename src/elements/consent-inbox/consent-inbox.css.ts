import { css } from 'lit';

/** Looks of the list in `<consent-inbox>`. */
export const listStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    min-inline-size: 0;
  }

  .chips > legend:not(.visually-hidden) {
    padding-block-end: 0.375em;
  }

  .chip {
    max-inline-size: 100%;
    padding-inline: 0.75em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }

  .chip:has(:checked) {
    border-color: var(--_accent);
    background: var(--_info-surface);
    font-weight: 600;
  }

  .tabs {
    border-block-end: 1px solid var(--_border);
  }

  .tabs > .chip {
    position: relative;
    border: 0;
    border-block-end: 0.25em solid transparent;
    border-radius: 0;
  }

  .tabs > .chip:has(:checked) {
    border-color: var(--_accent);
    background: transparent;
    color: var(--_accent);
  }

  .tabs > .chip:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: -3px;
  }

  .tabs input {
    position: absolute;
    opacity: 0;
  }

  .order {
    align-items: end;
  }

  .mark {
    padding: 0.125em 0.5em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    color: var(--_accent);
    font-size: 0.875em;
    font-weight: 600;
  }

  input[type='search'] {
    box-sizing: border-box;
    max-inline-size: 100%;
  }

  input[type='search']::-webkit-search-cancel-button {
    display: none;
  }

  :is(.request-row, .facility-heading) {
    margin-block-end: 0.75em;
    overflow: clip;
    overflow-clip-margin: 0.25em;
  }

  .request-row {
    gap: 0.75em;
    padding: 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .facility-heading {
    padding-block-start: 0.75em;
    overflow-wrap: anywhere;
  }

  .request-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.25em 0.75em;
  }

  .request-head > * {
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, max(7.5em, 22%)), 1fr));
    gap: 0.5em 1em;
  }

  .fact {
    min-inline-size: 0;
  }

  summary {
    min-block-size: 2.75em;
    padding-block: 0.625em;
    cursor: pointer;
  }

  summary:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    .chip:has(:checked) {
      border-width: 3px;
    }

    .tabs > .chip:has(:checked) {
      border-block-end: 0.5em solid Highlight;
    }
  }
`;

/** Looks of a request in `<consent-inbox>`. */
export const reviewStyles = css`
  .request {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 18em), 1fr));
    gap: var(--_space) calc(var(--_space) * 2);
    align-items: start;
  }

  .request > * {
    min-inline-size: 0;
    overflow: clip;
    overflow-clip-margin: 0.5em;
  }

  .frame.wide {
    max-inline-size: 60em;
  }

  /* The list stays as it is while a request is open, and nobody gets at it by Tab. */
  .stack[hidden] {
    display: none;
  }

  .request > section {
    padding: 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .request h3 {
    font-size: 1.15em;
  }

  .request fieldset,
  .facility-visits {
    gap: 0;
  }

  .back > button.plain {
    margin-inline-start: -0.5em;
  }

  .days {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 10em), 1fr));
    gap: 0.75em 1em;
    align-items: start;
  }

  .request ul {
    padding-inline-start: 1.25em;
  }

  .choice > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  details > .choice {
    margin-inline-start: 1.5em;
    content-visibility: auto;
    contain-intrinsic-block-size: 2.75em;
  }
`;
