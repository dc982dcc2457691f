import { css } from 'lit';

/** What only `<abha-profile>` looks like. */
export const profileStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space);
  }

  .portrait {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 5em;
    block-size: 5em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
    overflow: hidden;
  }

  .initials {
    font-size: 1.75em;
    font-weight: 600;
  }

  .portrait img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    background: var(--_raised);
  }

  .portrait img[hidden] {
    display: none;
  }

  .row {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: 0.125em 1em;
  }

  .badge {
    display: flex;
    gap: 0.5em;
    align-items: center;
  }

  .badge-mark {
    display: inline-grid;
    place-items: center;
    inline-size: 1.5em;
    block-size: 1.5em;
    border: 2px solid currentcolor;
    border-radius: 50%;
    font-weight: 700;
    line-height: 1;
  }

  .addresses {
    list-style: none;
    padding: 0;
  }

  .mark {
    display: inline-block;
    padding: 0 0.5em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font-size: 0.875em;
  }

  .points {
    padding-inline-start: 1.25em;
  }

  button.danger {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--_surface);
  }

  @media (forced-colors: active) {
    button.danger {
      border-width: 3px;
    }
  }

  @media print {
    [part~='actions'],
    [part~='elsewhere'] {
      display: none;
    }
  }
`;
