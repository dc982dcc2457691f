/** Parts of `<abha-card>`, as its documentation names them. */
const cardParts = [
  ...['frame', 'title', 'picture', 'image', 'text', 'summary', 'details', 'row', 'term', 'value'],
  ...['code', 'qr', 'hint', 'counter', 'counter-name', 'counter-address'],
  ...['actions', 'button', 'remark', 'notice', 'alert', 'reference', 'sign-in', 'elsewhere'],
] as const;

/** Value of `exportparts` for an `<abha-card>` inside another element: `card-frame`, `card-title` and so on. */
export const exportedCardParts = cardParts.map((name) => `${name}: card-${name}`).join(', ');
