/** Everything that shows only once a request or the settings are opened. */
export { autoApprovalCalls } from '../auto-approval-calls.js';
export { pinCalls } from '../pin-calls.js';
export { reviewCalls } from '../review-calls.js';
export { pinScreen } from './pin.js';
export { reviewScreen, reviewTitle } from './review.js';
export { settingsScreen } from './settings.js';
