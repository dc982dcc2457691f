import { css } from 'lit';

/** What only `<provider-search>` looks like. */
export const providerSearchStyles = css`
  .waiting {
    min-block-size: 8em;
  }

  .combobox {
    position: relative;
    display: grid;
    gap: 0.375em;
    anchor-name: --combobox;
  }

  .list {
    position: absolute;
    inset-block-start: 100%;
    inset-inline: 0;
    z-index: 1;
    max-block-size: min(20em, 45vh);
    margin: 0.25em 0;
    padding: 0.25em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    box-shadow: 0 0.5em 1.5em rgb(0 0 0 / 25%);
    list-style: none;
    overflow-y: auto;
    overscroll-behavior: contain;
    overflow-wrap: anywhere;
  }

  .list:popover-open {
    position: fixed;
    position-anchor: --combobox;
    position-try-fallbacks: flip-block;
    position-visibility: anchors-visible;
    inset-block: anchor(end) auto;
    inset-inline: anchor(start) anchor(end);
    inline-size: auto;
  }

  .list > li {
    display: grid;
    align-content: center;
    min-block-size: 2.75em;
    padding: 0.375em 0.625em;
    border-radius: calc(var(--_radius) - 0.125em);
    cursor: pointer;
  }

  .list > li + li {
    margin-block-start: 0.125em;
  }

  .list > li:hover {
    background: var(--_raised);
  }

  .list > li[aria-selected='true'] {
    background: var(--_info-surface);
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  mark {
    background: transparent;
    color: var(--_accent);
    font-weight: 700;
  }

  .tips {
    padding-inline-start: 1.25em;
  }

  .chosen {
    padding: 0.75em 1em;
    border: 1px solid var(--_border);
    border-inline-start: 0.25em solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_info-surface);
  }

  .chosen:focus {
    outline: none;
  }

  .chosen .name {
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .list > li[aria-selected='true'] {
      outline-color: Highlight;
    }

    mark {
      background: transparent;
      color: inherit;
      text-decoration: underline;
    }
  }

  @media print {
    .list {
      display: none;
    }
  }
`;
