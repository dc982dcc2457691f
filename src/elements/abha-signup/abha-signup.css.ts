import { css } from 'lit';

/** What only `<abha-signup>` looks like. */
export const signupStyles = css`
  .qr {
    inline-size: min(100%, 14em);
    border-radius: var(--_radius);
  }

  ul.next {
    padding-inline-start: 1.25em;
  }
`;
