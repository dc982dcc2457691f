import '../../../src/elements/abdm-connect/define.js';
import '../../../src/elements/abha-card/define.js';
import '../../../src/elements/abha-login/define.js';
import '../../../src/elements/abha-profile/define.js';
import '../../../src/elements/abha-signup/define.js';
import '../../../src/elements/care-contexts/define.js';
import '../../../src/elements/consent-inbox/define.js';
import '../../../src/elements/provider-search/define.js';
import '../../../src/elements/qr-share/define.js';
import '../../../src/elements/record-viewer/define.js';
import '../../../src/elements/session-renewal/define.js';

/** All elements of the kit, known to the browser. */
export const elementTags = [
  'abdm-connect',
  'abha-card',
  'abha-login',
  'abha-profile',
  'abha-signup',
  'care-contexts',
  'consent-inbox',
  'provider-search',
  'qr-share',
  'record-viewer',
  'session-renewal',
] as const;
