import { css } from 'lit';

/** Looks of the list in `<care-contexts>`. */
export const recordStyles = css`
  .facilities {
    list-style: none;
    gap: 0.75em;
  }

  /* The list stays as it is while records are linked, and nobody gets at it by Tab. */
  .stack[hidden] {
    display: none;
  }

  input[type='search']::-webkit-search-cancel-button {
    display: none;
  }

  summary {
    min-block-size: 2.75em;
    padding-block: 0.625em;
    cursor: pointer;
  }

  summary:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: -3px;
    border-radius: var(--_radius);
  }

  .days {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 10em), 1fr));
    gap: 0.75em 1em;
    align-items: start;
    padding-block: 0.375em 0.75em;
  }

  .summary {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 0.75em;
  }

  .summary > p {
    font-weight: 600;
  }

  .facility {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .facility > summary {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75em;
    padding: 0.75em 1em;
    list-style: none;
  }

  .facility > summary::-webkit-details-marker {
    display: none;
  }

  .facility > summary::before {
    content: '';
    flex: none;
    align-self: center;
    inline-size: 0.5em;
    block-size: 0.5em;
    border: solid currentColor;
    border-width: 0 0.125em 0.125em 0;
    color: var(--_accent);
    transform: rotate(-45deg);
  }

  .facility[open] > summary::before {
    transform: rotate(45deg);
  }

  .facility:dir(rtl):not([open]) > summary::before {
    transform: rotate(135deg);
  }

  .facility h3 {
    flex: 1;
    min-inline-size: min(100%, 10em);
    font-size: 1.05em;
    overflow-wrap: anywhere;
  }

  .facility > .stack {
    padding: 0.25em 1em 1em;
  }

  .facility > .stack > .actions > button.plain {
    padding-inline: 0.5em;
  }

  .mark {
    color: var(--_danger);
    font-size: 0.9375em;
    font-weight: 600;
  }

  /* What comes into one block moves none of the others. */
  .block {
    contain: layout style;
  }

  .record {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em 1em;
    align-items: start;
    padding-block: 0.75em;
    border-block-start: 1px solid var(--_border);
    overflow-wrap: anywhere;
    overflow: clip;
    overflow-clip-margin: 0.375em;
  }

  .record > span {
    flex: 0 0 7em;
  }

  .record > div {
    flex: 1 1 14em;
    min-inline-size: 0;
  }

  .record-name {
    font-weight: 600;
  }

  .record summary {
    min-block-size: 0;
    padding-block: 0;
  }

  :is(.status-ready, .status-waiting, .status-failed) {
    font-size: 0.9375em;
  }

  .status-waiting {
    color: var(--_muted);
  }

  .status-ready {
    color: var(--_success);
  }

  .status-failed {
    color: var(--_danger);
  }

  .care-frame {
    max-inline-size: 52em;
  }

  [part='viewer']::part(frame) {
    padding: 0;
  }

  @media print {
    .filters {
      display: none;
    }
  }
`;
