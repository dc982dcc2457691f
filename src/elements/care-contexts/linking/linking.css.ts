import { css } from 'lit';

/** Looks of the linking in `<care-contexts>`. */
export const linkingStyles = css`
  .linking {
    max-inline-size: 40em;
  }

  .linking legend {
    padding-block-end: 0.375em;
  }

  [part='search']::part(frame) {
    padding: 0;
  }

  .details {
    display: grid;
    gap: 0.75em;
    padding: 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .detail {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: 0.125em 1em;
  }

  .detail > dd {
    display: grid;
    min-inline-size: 0;
  }

  .points {
    padding-inline-start: 1.25em;
  }

  .plain-list {
    padding: 0;
    list-style: none;
  }

  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }

  .choice.card {
    padding: 0.5em 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .choice.card:has(:checked) {
    border-color: var(--_accent);
    background: var(--_info-surface);
  }

  .choice > span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .visit {
    border-block-start: 1px solid var(--_border);
    content-visibility: auto;
    contain-intrinsic-block-size: auto 3em;
  }

  .visit > details {
    padding-inline-start: 2.25em;
  }

  .visit-name {
    overflow-wrap: anywhere;
  }

  .result {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
    padding-block: 0.75em;
    border-block-start: 1px solid var(--_border);
  }

  .result-mark {
    inline-size: 1.25em;
    text-align: center;
  }
`;
