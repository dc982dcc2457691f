import type { ReactiveControllerHost } from 'lit';
import type { RequestHead } from '../../contract/requests.js';

/** The row of a request on the page; whose it is stands in a property, not in the document. */
export interface RequestRow extends HTMLElement {
  request?: RequestHead;
}

/** An element whose rows a controller looks at. */
export type RowHost = ReactiveControllerHost &
  Element & { readonly renderRoot: HTMLElement | DocumentFragment };

/** The rows that are rendered now. */
export const rowsIn = ({ renderRoot }: RowHost): RequestRow[] => [
  ...renderRoot.querySelectorAll<RequestRow>('.request-row'),
];
