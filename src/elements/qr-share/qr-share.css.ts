import { css } from 'lit';

/** What only `<qr-share>` looks like before a counter is known. */
export const shareStyles = css`
  .plain-list {
    padding: 0;
    list-style: none;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em 1em;
    padding-block: 0.5em;
    border-block-start: 1px solid var(--_border);
  }

  summary {
    min-block-size: 2.75em;
    padding-block: 0.5em;
    font-weight: 600;
    cursor: pointer;
  }

  :is(summary, input[type='range']):focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  .frame.dragged {
    outline: 3px dashed var(--_accent);
    outline-offset: -3px;
  }

  :is(#trouble, #refusal):focus {
    outline: none;
  }

  .viewfinder {
    position: relative;
    aspect-ratio: 4 / 3;
    max-block-size: 70vh;
    border-radius: var(--_radius);
    background: #000;
    overflow: hidden;
  }

  video {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .guide {
    position: absolute;
    inset: 0;
    margin: auto;
    block-size: 70%;
    aspect-ratio: 1;
    border: 3px solid #fff;
    border-radius: 0.75em;
    box-shadow: 0 0 0 100vmax rgb(0 0 0 / 0.35);
    forced-color-adjust: none;
  }

  input[type='range'] {
    inline-size: 100%;
    padding-inline: 0;
    border: 0;
    accent-color: var(--_accent);
  }

  @media (forced-colors: active) {
    button[aria-pressed='true'] {
      border-color: Highlight;
    }
  }
`;
