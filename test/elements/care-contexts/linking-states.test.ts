import { everyState } from '../../support/every-state.js';
import { findingScenes } from '../../support/fixtures-linking.js';

everyState('care-contexts', findingScenes);
