import { CareContexts } from '../../../src/elements/care-contexts/index.js';
import { documentationIsWhole } from '../../support/documented.js';
import { everyState } from '../../support/every-state.js';
import { careContextScenes } from '../../support/fixtures-care-contexts.js';
import { linkingScenes } from '../../support/fixtures-linking.js';

everyState('care-contexts', careContextScenes);

documentationIsWhole({
  tag: 'care-contexts',
  styles: CareContexts.styles,
  scenes: { ...careContextScenes, ...linkingScenes },
  fields: [
    ...['search', 'from', 'to', 'reference', 'otp'],
    ...['facility', 'mobile', 'address', 'number', 'name', 'birth', 'gender'],
  ],
  events: ['abdm-error', 'record-closed', 'record-open', 'records-linked'],
});
