/** The query by which the portal's pages name a counter, as its QR code does. */
export const counterQuery = ({ hipId, counterId }) =>
  new URLSearchParams({ 'hip-id': hipId, 'counter-id': counterId });

/** The counter that this page's own address names; nothing when it names none. */
export function counterOfPage() {
  const query = new URLSearchParams(location.search);
  const [hipId, counterId] = [query.get('hip-id'), query.get('counter-id')];
  return hipId && counterId ? { hipId, counterId } : undefined;
}
