import { css } from 'lit';

/** What only `<abha-profile>` looks like. */
export const profileStyles = css`
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
`;
