export { AbhaCard } from './abha-card.js';
export type { CardDownloadedDetail } from './abha-card.events.js';
