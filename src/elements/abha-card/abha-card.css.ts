import { css } from 'lit';

/** What only `<abha-card>` looks like. */
export const cardStyles = css`
  .picture {
    max-inline-size: 30em;
  }

  .picture img,
  .place {
    display: block;
    inline-size: 100%;
    block-size: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .picture img {
    aspect-ratio: auto 30 / 19;
    forced-color-adjust: none;
  }

  .place {
    display: grid;
    place-items: center;
    aspect-ratio: 30 / 19;
    background: var(--_raised);
    text-align: center;
  }

  summary {
    min-block-size: 2.75em;
    padding-block: 0.5em;
    cursor: pointer;
  }

  summary:focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: 0.125em 1em;
  }

  .code {
    justify-items: start;
  }

  .counter {
    --_text: #000;
    --_accent: #000;

    box-sizing: border-box;
    inset: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 1em;
    border: 0;
    background: #fff;
    color: #000;
    color-scheme: light;
    forced-color-adjust: none;
    overflow: hidden;
    overflow-wrap: anywhere;
    text-align: center;
  }

  .counter[open] {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
    justify-items: center;
  }

  .counter .qr {
    inline-size: 100%;
    block-size: 100%;
  }

  .counter p {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    max-inline-size: 100%;
    font-size: 1.25em;
    font-weight: 600;
    overflow: hidden;
  }

  @media (prefers-reduced-motion: no-preference) {
    .counter[open] {
      animation: appear 150ms;
    }

    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  }

  .picture img:popover-open {
    inline-size: min(100%, 16cm);
  }

  @media print {
    .alone {
      visibility: visible !important;
      position: fixed !important;
      inset: 0 !important;
      inline-size: min(100%, 16cm) !important;
      margin: auto !important;
      padding: 0 !important;
      border: 0 !important;
    }
  }
`;
