import type { CSSResultOrNative, nothing, TemplateResult } from 'lit';
import { personStyles } from '../../../ui/person-fields.css.js';
import type { ShareStep } from '../share-state.js';
import type { LaterView } from '../share-view.js';
import { sharingStyles } from '../sharing.css.js';
import { endedScreen } from './ended.js';
import { reviewScreen } from './review.js';
import { tokenScreen } from './token.js';
import { waitingScreen } from './waiting.js';

export { TokenTools } from '../token-tools.js';

/** A screen that is loaded once a counter is known. */
export type LaterStep = Exclude<ShareStep, 'start' | 'camera'>;

/** The screens after a counter is known. */
export const laterScreens: Readonly<Record<LaterStep, (view: LaterView) => TemplateResult | typeof nothing>> =
  {
    review: reviewScreen,
    waiting: waitingScreen,
    token: tokenScreen,
    ended: endedScreen,
  };

/** What these screens look like. */
export const laterStyles: readonly CSSResultOrNative[] = [personStyles, sharingStyles];
