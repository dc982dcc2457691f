import { css } from 'lit';

/** Looks of the fields for a person. */
export const personStyles = css`
  .dates {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75em;
  }

  .date-part {
    display: grid;
    gap: 0.25em;
  }

  .date-part label {
    font-weight: normal;
  }

  .date-part input {
    inline-size: 4.5em;
  }

  .date-part .fixed {
    min-block-size: 2.75em;
    padding-block: 0.5em;
    font-weight: 600;
  }

  .date-part input.year {
    inline-size: 6.5em;
  }
`;
