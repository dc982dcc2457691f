import { isHiType } from '../../abdm/hi-types.js';
import { isPurpose } from '../../abdm/purposes.js';
import type { RequestDetails, RequestHead } from '../../contract/requests.js';
import type { RequestsMessages } from '../../locales/requests.js';
import { isTelling } from '../../ui/foreign-text.js';
import { listText } from '../../ui/formats.js';

/** A text from elsewhere, or that it was not told: one without any visible character tells nothing. */
export const told = (text: string | undefined, m: RequestsMessages): string =>
  isTelling(text) ? text : m.notTold;

/** Why a request was made, in plain words; its own text where the kit does not know the code. */
export const purposeText = ({ code, text }: RequestHead['purpose'], m: RequestsMessages): string =>
  isPurpose(code) ? m.purposes[code] : told(text || code, m);

/** Kinds of records in plain words, as a list; the texts of those that the kit does not know. */
export const hiTypesText = (
  hiTypes: RequestDetails['hiTypes'],
  m: RequestsMessages,
  locale: string,
): string =>
  listText(
    hiTypes.map(({ code, text }) => (isHiType(code) ? m.hiTypes[code] : told(text || code, m))),
    locale,
  ) || m.notTold;
