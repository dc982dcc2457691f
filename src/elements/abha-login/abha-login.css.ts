import { css } from 'lit';

/** What only `<abha-login>` looks like. */
export const loginStyles = css`
  .kind {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
`;
