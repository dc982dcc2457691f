import { css } from 'lit';

/** What only `<qr-share>` looks like once a counter is known. */
export const sharingStyles = css`
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

  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }

  .ticket {
    display: grid;
    justify-items: center;
    gap: 0.25em;
    padding: 1em;
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    text-align: center;
  }

  .ticket > *,
  .sheet > * {
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .number {
    position: relative;
    font-size: 4em;
    font-weight: 700;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .number.long {
    font-size: 1.75em;
  }

  dialog {
    inset: 0;
    inline-size: 100%;
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--_surface);
    color: var(--_text);
  }

  .sheet {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 1em;
    min-block-size: 100%;
    padding: 1em;
    background: var(--_surface);
    overflow-wrap: anywhere;
    text-align: center;
  }

  .sheet .number {
    font-size: min(30vw, 12em);
  }

  .sheet .number.long {
    font-size: min(10vw, 4em);
  }

  .alone:popover-open {
    inline-size: min(100%, 12cm);
    color: #000;
    background: #fff;
  }

  @media (forced-colors: active) {
    .ticket {
      border-color: CanvasText;
    }
  }

  @media print {
    .alone,
    .alone * {
      visibility: visible !important;
    }

    .alone {
      position: fixed !important;
      inset: 0 !important;
      inline-size: min(100%, 12cm) !important;
      block-size: fit-content !important;
      margin: auto !important;
    }

    .ticket [role='timer'] {
      display: none;
    }
  }
`;
