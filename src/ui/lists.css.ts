import { css } from 'lit';

/** Looks of lists to choose from: ways on, ABHA addresses. */
export const lists = css`
  :is(.options, .accounts) {
    list-style: none;
    padding: 0;
  }

  .options > li {
    display: grid;
    gap: 0.375em;
  }

  .option {
    inline-size: 100%;
    text-align: start;
  }

  .account {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.75em;
    padding: 0.75em 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }
`;
