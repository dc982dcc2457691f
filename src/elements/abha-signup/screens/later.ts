import type { TemplateResult, nothing } from 'lit';
import type { SignupState } from '../signup-state.js';
import { accountsScreen } from './accounts.js';
import { addressScreen } from './address.js';
import { doneScreen } from './done.js';
import { faceScreen } from './face.js';
import { mobileOtpScreen, otpScreen } from './otp.js';
import { personScreen } from './person.js';
import { signInOtpScreen, signInScreen } from './sign-in.js';
import { type SignupView, stepsOf } from './view.js';

/** A screen: its heading and what is under it. */
export interface Screen {
  readonly title: string;
  readonly body: (view: SignupView) => TemplateResult | typeof nothing;
}

/** The screens that a page need not have before the first ones are filled in. */
export function laterScreen(view: SignupView): Screen | undefined {
  const { state } = view;
  const m = stepsOf(view);
  const otpTitle = state.method === 'mobile' ? m.selfDeclaredOtp.title : m.mobileOtp.title;
  const screens: Partial<Record<SignupState['step'], Screen>> = {
    otp: { title: m.otp.title, body: otpScreen },
    'mobile-otp': { title: otpTitle, body: mobileOtpScreen },
    face: { title: m.face.title, body: faceScreen },
    accounts: { title: m.accounts.title, body: accountsScreen },
    'sign-in': { title: m.signIn.title, body: signInScreen },
    'sign-in-otp': { title: m.signIn.otpTitle, body: signInOtpScreen },
    person: { title: m.person.title, body: personScreen },
    address: { title: m.address.title, body: addressScreen },
    done: { title: m.done.title[state.result?.created ?? 'nothing'], body: doneScreen },
  };
  return screens[state.step];
}
