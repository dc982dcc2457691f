import { everyState } from '../../support/every-state.js';
import { linkingCodeScenes } from '../../support/fixtures-linking.js';

everyState('care-contexts', linkingCodeScenes);
