import { ProviderSearch } from '../../../src/elements/provider-search/index.js';
import { documentationIsWhole } from '../../support/documented.js';
import { everyState } from '../../support/every-state.js';
import { providerScenes } from '../../support/fixtures-providers.js';

everyState('provider-search', providerScenes);

documentationIsWhole({
  tag: 'provider-search',
  styles: ProviderSearch.styles,
  scenes: providerScenes,
  fields: [],
  events: ['abdm-error', 'provider-select'],
});
