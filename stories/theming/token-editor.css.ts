import { css } from 'lit';

/** Style of the token editor. */
export const tokenEditorStyles = css`
  :host {
    display: grid;
    gap: 1em;
    font-family: system-ui, sans-serif;
  }
  @media (min-width: 60em) {
    :host {
      grid-template-columns: 24em 1fr;
      align-items: start;
    }
  }
  form {
    display: grid;
    gap: 1em;
  }
  fieldset {
    display: grid;
    grid-template-columns: 1fr auto auto;
    gap: 0.25em 1em;
    align-items: center;
  }
  .head {
    font-weight: bold;
  }
  .warning {
    margin: 0;
    padding: 0.5em 1em 0.5em 2em;
    border: 2px solid #b3261e;
    border-radius: 0.5em;
  }
  textarea {
    box-sizing: border-box;
    width: 100%;
    font-family: monospace;
  }
`;
