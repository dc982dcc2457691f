import { css } from 'lit';

/** What only `<abha-signup>` looks like. */
export const signupStyles = css`
  .frame {
    max-inline-size: 40em;
    padding: var(--_space);
  }

  .waiting {
    min-block-size: 20em;
  }

  .terms {
    padding: 0.75em 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  ul.next {
    padding-inline-start: 1.25em;
  }
`;
