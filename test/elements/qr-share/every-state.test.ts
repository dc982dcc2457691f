import { QrShare } from '../../../src/elements/qr-share/index.js';
import { laterStyles } from '../../../src/elements/qr-share/screens/later.js';
import { documentationIsWhole } from '../../support/documented.js';
import { everyState } from '../../support/every-state.js';
import { shareScenes } from '../../support/fixtures-share.js';

everyState('qr-share', shareScenes);

documentationIsWhole({
  tag: 'qr-share',
  styles: [...QrShare.styles, ...laterStyles],
  scenes: shareScenes,
  fields: [
    ...[
      'link',
      'hipId',
      'counterId',
      'camera',
      'zoom',
      'firstName',
      'birth',
      'day',
      'month',
      'year',
      'gender',
    ],
    ...['mobile', 'number', 'address', 'name', 'home'],
  ],
  events: ['abdm-error', 'profile-shared', 'share-cancelled'],
});
