export { consentReviewMessages } from '../../locales/consent-review.js';
export { consentSettingsMessages } from '../../locales/consent-settings.js';
