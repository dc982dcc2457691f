import { css } from 'lit';

/** Looks of the shared templates: text, fields, buttons, notices. Logical properties only, so that RTL needs nothing. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  h2 {
    font-size: 1.35em;
    line-height: 1.25;
    text-wrap: balance;
  }

  h3,
  legend {
    padding: 0;
    font-size: 1em;
    font-weight: 600;
  }

  :is(h2, [role='alert']):focus {
    outline: none;
  }

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

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space);
    overflow-wrap: anywhere;
  }

  .tight {
    gap: 0.375em;
  }

  .muted {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  .field {
    display: grid;
    gap: 0.375em;
  }

  label {
    font-weight: 600;
  }

  .control {
    display: flex;
    align-items: center;
    gap: 0.5em;
  }

  :is(input:not([type='checkbox'], [type='radio']), select) {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 2.75em;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--_accent);
  }

  input[aria-invalid='true'] {
    border-color: var(--_danger);
    border-inline-start-width: 0.25em;
  }

  .choice {
    display: flex;
    align-items: center;
    gap: 0.75em;
    min-block-size: 2.75em;
    font-weight: normal;
  }

  .problem {
    color: var(--_danger);
    font-weight: 600;
  }

  .good {
    color: var(--_success);
    font-weight: 600;
  }

  .digits {
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.04em;
  }

  :is(button, input, select, a, [tabindex='0']):focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  button {
    min-block-size: 2.75em;
    padding: 0.5em 1.25em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: transparent;
    color: var(--_accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  button.plain {
    padding-inline: 0.5em;
    border-color: transparent;
  }

  dd > button.plain {
    margin-inline-start: -0.5em;
  }

  button[aria-disabled='true'] {
    opacity: 0.75;
    cursor: default;
  }

  button[aria-pressed='true'] {
    background: var(--_info-surface);
    border-width: 2px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75em;
  }

  .notice {
    padding: 0.75em 1em;
    border: 1px solid transparent;
    border-inline-start: 0.25em solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_info-surface);
  }

  .notice.danger {
    border-inline-start-color: var(--_danger);
    background: var(--_danger-surface);
  }

  .qr {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    background: #fff;
    forced-color-adjust: none;
  }

  button.primary {
    flex: 0 1 auto;
    min-inline-size: min(100%, 12em);
  }

  @media (forced-colors: active) {
    button.primary {
      border-width: 3px;
    }

    button[aria-disabled='true'] {
      color: GrayText;
      border-color: GrayText;
      opacity: 1;
    }
  }

  @media print {
    button {
      display: none;
    }
  }
`;
