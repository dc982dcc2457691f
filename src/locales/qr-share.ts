import { qrShare as en, type QrShareMessages } from './en/qr-share.js';
import type { MessageSet } from './message-set.js';

export type { QrShareMessages };

/** Messages of `<qr-share>` in every language. */
export const qrShareMessages: MessageSet<QrShareMessages> = {
  en,
  others: { hi: async () => (await import('./hi/qr-share.js')).qrShare },
};
