import { AbhaCard } from '../../../src/elements/abha-card/index.js';
import { documentationIsWhole } from '../../support/documented.js';
import { everyState } from '../../support/every-state.js';
import { cardScenes } from '../../support/fixtures-card.js';

everyState('abha-card', cardScenes);

documentationIsWhole({
  tag: 'abha-card',
  styles: AbhaCard.styles,
  scenes: cardScenes,
  fields: ['name', 'number', 'address', 'mobile', 'birth', 'gender'],
  events: ['abdm-error', 'card-downloaded'],
});
