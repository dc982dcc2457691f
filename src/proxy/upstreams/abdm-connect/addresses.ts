import type { AddressUpstream } from '../upstream.js';
import { type Connection, unusable } from './connection.js';
import { fields, flag, items, text } from './reading.js';

const base = '/abdm/na/v1/registration';

/** The part of the adapter that finds names for new ABHA addresses. */
export function addressesOver(connection: Connection): AddressUpstream {
  return {
    async suggest(transaction, caller) {
      const query = { transactionId: transaction };
      const answer = await connection({ method: 'GET', path: `${base}/suggest`, query }, caller);
      const { suggestions } = fields(answer);
      if (suggestions === undefined) throw unusable(answer);
      return items(suggestions).flatMap((suggestion) => text(suggestion) ?? []);
    },
    async exists(abhaAddress, caller) {
      const body = { abha_address: abhaAddress };
      const answer = await connection({ method: 'POST', path: `${base}/phr/check`, body }, caller);
      const exists = flag(fields(answer)['exists']);
      if (exists === undefined) throw unusable(answer);
      return exists;
    },
  };
}
