import type { TemplateResult } from 'lit';
import type { LinkingStep } from '../linking-state.js';
import type { LinkingView } from '../linking-view.js';
import { detailsScreen } from './details.js';
import { doneScreen } from './done.js';
import { facilityScreen } from './facility.js';
import { nothingScreen } from './nothing.js';
import { otpScreen } from './otp.js';
import { patientScreen } from './patient.js';
import { visitsScreen } from './visits.js';

/** The screens on the way to linked visits. */
export const linkingScreens: Readonly<Record<LinkingStep, (view: LinkingView) => TemplateResult>> = {
  facility: facilityScreen,
  details: detailsScreen,
  nothing: nothingScreen,
  patient: patientScreen,
  visits: visitsScreen,
  otp: otpScreen,
  done: doneScreen,
};
