import { css } from 'lit';

/** What only `<record-viewer>` looks like. */
export const recordStyles = css`
  .frame {
    max-inline-size: 60em;
  }

  :is(h1, h2, h3, h4, h5, h6) {
    margin: 0;
    line-height: 1.25;
    text-wrap: balance;
  }

  :is(h1, h2, h3, h4, h5, h6):focus {
    outline: none;
  }

  [part='title'] {
    font-size: 1.35em;
  }

  [part='section-title'] {
    padding-block-start: 0.5em;
    border-block-start: 1px solid var(--_border);
    font-size: 1.15em;
  }

  [part='item'] {
    margin-block-start: 0.5em;
    font-size: 1em;
  }

  .document {
    container-type: inline-size;
    overflow-wrap: anywhere;
  }

  /* No grid: one of thousands of sections would be laid out anew with each. */
  :is(.flow, .document, .sections) > * + * {
    margin-block-start: var(--_space);
  }

  .line {
    display: block;
  }

  .facts {
    display: grid;
    gap: 0.5em;
  }

  .fact {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) minmax(0, 3fr);
    gap: 0 1em;
  }

  .table-frame {
    overflow-x: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  caption {
    padding-block: 0.5em;
    font-weight: 600;
    text-align: start;
  }

  :is(th, td) {
    padding: 0.5em 0.75em;
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: top;
  }

  /* A column is at least as wide as the words of its name, however long its neighbours are. */
  thead {
    overflow-wrap: normal;
  }

  thead th {
    background: var(--_raised);
    font-size: 0.9375em;
  }

  tbody th {
    font-weight: 600;
  }

  .inner > th {
    padding-inline-start: 2em;
    font-weight: normal;
  }

  td.warn {
    font-weight: 600;
  }

  .flag {
    white-space: nowrap;
  }

  .flag.warn {
    color: var(--_danger);
    font-weight: 600;
  }

  .flag.good {
    color: var(--_success);
  }

  @container (inline-size < 36em) {
    thead {
      overflow-wrap: anywhere;
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    :is(table, tbody, tr, caption) {
      display: block;
    }

    tbody tr {
      padding-block: 0.5em;
      border-block-end: 1px solid var(--_border);
    }

    tbody th {
      display: block;
      padding: 0.125em 0;
      border: 0;
    }

    td {
      display: grid;
      grid-template-columns: minmax(6em, 1fr) minmax(0, 2fr);
      gap: 0 0.75em;
      padding: 0.125em 0;
      border: 0;
    }

    td::before {
      content: attr(data-label);
      grid-row: 1 / span 20;
      color: var(--_muted);
      font-size: 0.9375em;
      font-weight: normal;
    }

    td > * {
      grid-column: 2;
    }

    .fact {
      grid-template-columns: minmax(6em, 1fr) minmax(0, 2fr);
    }

    td.none {
      display: none;
    }

    .inner {
      margin-inline-start: 1em;
    }

    .inner > th {
      padding-inline-start: 0;
    }
  }

  .file {
    margin: 0;
    padding: 0.75em 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .file img {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    forced-color-adjust: none;
  }

  .file a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75em;
    padding-inline: 0.25em;
    color: var(--_accent);
  }

  .narrative {
    white-space: pre-line;
  }

  summary {
    min-block-size: 2.75em;
    padding-block: 0.5em;
    cursor: pointer;
  }

  :is(summary, .table-frame):focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  progress {
    inline-size: min(100%, 24em);
    accent-color: var(--_accent);
  }

  .provenance {
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_border);
  }

  @media print {
    .frame {
      max-inline-size: none;
      padding: 0;
    }

    .table-frame {
      overflow: visible;
    }

    :is(tr, .fact, .file, .provenance) {
      break-inside: avoid;
    }

    :is(h1, h2, h3, h4, h5, h6, caption) {
      break-after: avoid;
    }

    thead {
      display: table-header-group;
    }

    :is(.file .actions, .unread) {
      display: none;
    }
  }
`;
