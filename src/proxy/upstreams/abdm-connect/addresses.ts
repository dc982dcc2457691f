import { tidyText } from '../../../abdm/person.js';
import type { NameAndBirth } from '../../../contract/values.js';
import type { AddressUpstream } from '../upstream.js';
import { type Connection, unusable } from './connection.js';
import { fields, flag, items, text } from './reading.js';

const base = '/abdm/na/v1/registration';

/** The part of the adapter that finds names for new ABHA addresses. */
export function addressesOver(connection: Connection): AddressUpstream {
  return {
    async suggest(transaction, about, caller) {
      const query = { transactionId: transaction, ...(about && queryOf(about)) };
      const answer = await connection({ method: 'GET', path: `${base}/suggest`, query }, caller);
      const { suggestions } = fields(answer);
      if (suggestions === undefined) throw unusable(answer);
      return items(suggestions).flatMap((suggestion) => text(suggestion) ?? []);
    },
    async exists(abhaAddress, caller) {
      const body = { abha_address: abhaAddress };
      const answer = await connection(
        { method: 'POST', path: `${base}/phr/check`, body, isRead: true },
        caller,
      );
      const exists = flag(fields(answer)['exists']);
      if (exists === undefined) throw unusable(answer);
      return exists;
    },
  };
}

function queryOf(about: NameAndBirth): Record<string, string> {
  const { firstName, middleName = '', lastName = '', yearOfBirth, monthOfBirth, dayOfBirth } = about;
  const two = (number: number): string => String(number).padStart(2, '0');
  const names = { fn: tidyText(firstName), mn: tidyText(middleName), ln: tidyText(lastName) };
  return {
    ...Object.fromEntries(Object.entries(names).filter(([, name]) => name !== '')),
    dob: `${yearOfBirth}-${two(monthOfBirth)}-${two(dayOfBirth)}`,
  };
}
