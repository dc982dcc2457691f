import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { loginScenes, portalTexts, type LoginSceneName } from '../test/support/fixtures-login.js';
import { type SceneArgs, sceneStories } from './scene-story.js';

type Args = SceneArgs<LoginSceneName>;

const meta: Meta<Args> = {
  title: 'Elements/abha-login',
  component: 'abha-login',
  tags: ['!autodocs'],
  args: { scene: 'identifier' },
  argTypes: { scene: { table: { disable: true } } },
  ...sceneStories('abha-login', loginScenes, portalTexts),
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: LoginSceneName, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const Identifier: Story = { ...scene('identifier'), tags: ['autodocs'] };
export const IdentifierSkippable: Story = scene('identifierSkippable');
export const IdentifierMobile: Story = scene('identifierMobile');
export const IdentifierAbhaNumber: Story = scene('identifierAbhaNumber');
export const IdentifierAddress: Story = scene('identifierAddress');
export const IdentifierAadhaar: Story = scene('identifierAadhaar');
export const IdentifierEmpty: Story = scene('identifierEmpty');
export const IdentifierIncomplete: Story = scene('identifierIncomplete');
export const IdentifierAadhaarMistyped: Story = scene('identifierAadhaarMistyped');
export const IdentifierBeingSent: Story = scene('identifierBeingSent');
export const AddressBeingLookedFor: Story = scene('addressBeingLookedFor');
export const AddressNotFound: Story = scene('addressNotFound');
export const AddressDeactivated: Story = scene('addressDeactivated');
export const Terms: Story = scene('terms');
export const TermsNotAgreed: Story = scene('termsNotAgreed');
export const Method: Story = scene('method');
export const MethodBlocked: Story = scene('methodBlocked');
export const MethodNone: Story = scene('methodNone');
export const Otp: Story = scene('otp');
export const OtpByAadhaar: Story = scene('otpByAadhaar');
export const OtpSentSomewhere: Story = scene('otpSentSomewhere');
export const OtpMayBeSentAgain: Story = scene('otpMayBeSentAgain');
export const OtpNoneLeft: Story = scene('otpNoneLeft');
export const OtpBeingSentAgain: Story = scene('otpBeingSentAgain');
export const OtpIncomplete: Story = scene('otpIncomplete');
export const OtpBeingChecked: Story = scene('otpBeingChecked');
export const OtpWrong: Story = scene('otpWrong');
export const OtpExpired: Story = scene('otpExpired');
export const OtpLockedForHalfAnHour: Story = scene('otpLockedForHalfAnHour');
export const OtpLockedForHalfADay: Story = scene('otpLockedForHalfADay');
export const OtpLockedForADay: Story = scene('otpLockedForADay');
export const Accounts: Story = scene('accounts');
export const AccountsOfOne: Story = scene('accountsOfOne');
export const AccountBeingSignedInTo: Story = scene('accountBeingSignedInTo');
export const TransactionLost: Story = scene('transactionLost');
export const NoneByMobile: Story = scene('noneByMobile');
export const NoneByAadhaar: Story = scene('noneByAadhaar');
export const NoneByNumber: Story = scene('noneByNumber');
export const DataProcessing: Story = scene('dataProcessing');
export const Declined: Story = scene('declined');
export const Done: Story = scene('done');
export const SignedIn: Story = scene('signedIn');
export const SignedInSeveral: Story = scene('signedInSeveral');
export const SignedInAddingOne: Story = scene('signedInAddingOne');
export const SignedInSigningOut: Story = scene('signedInSigningOut');
export const SignedOut: Story = scene('signedOut');
export const OtherPatient: Story = scene('otherPatient');
export const FailureToRetry: Story = scene('failureToRetry');
export const FailureOffline: Story = scene('failureOffline');
export const FailureToWait: Story = scene('failureToWait');
export const FailureMisconfigured: Story = scene('failureMisconfigured');

export const IdentifierHindi: Story = scene('identifier', hindi);
export const IdentifierSkippableHindi: Story = scene('identifierSkippable', hindi);
export const IdentifierMobileHindi: Story = scene('identifierMobile', hindi);
export const IdentifierAbhaNumberHindi: Story = scene('identifierAbhaNumber', hindi);
export const IdentifierAddressHindi: Story = scene('identifierAddress', hindi);
export const IdentifierAadhaarHindi: Story = scene('identifierAadhaar', hindi);
export const IdentifierEmptyHindi: Story = scene('identifierEmpty', hindi);
export const IdentifierIncompleteHindi: Story = scene('identifierIncomplete', hindi);
export const IdentifierAadhaarMistypedHindi: Story = scene('identifierAadhaarMistyped', hindi);
export const IdentifierBeingSentHindi: Story = scene('identifierBeingSent', hindi);
export const AddressBeingLookedForHindi: Story = scene('addressBeingLookedFor', hindi);
export const AddressNotFoundHindi: Story = scene('addressNotFound', hindi);
export const AddressDeactivatedHindi: Story = scene('addressDeactivated', hindi);
export const TermsHindi: Story = scene('terms', hindi);
export const TermsNotAgreedHindi: Story = scene('termsNotAgreed', hindi);
export const MethodHindi: Story = scene('method', hindi);
export const MethodBlockedHindi: Story = scene('methodBlocked', hindi);
export const MethodNoneHindi: Story = scene('methodNone', hindi);
export const OtpHindi: Story = scene('otp', hindi);
export const OtpByAadhaarHindi: Story = scene('otpByAadhaar', hindi);
export const OtpSentSomewhereHindi: Story = scene('otpSentSomewhere', hindi);
export const OtpMayBeSentAgainHindi: Story = scene('otpMayBeSentAgain', hindi);
export const OtpNoneLeftHindi: Story = scene('otpNoneLeft', hindi);
export const OtpBeingSentAgainHindi: Story = scene('otpBeingSentAgain', hindi);
export const OtpIncompleteHindi: Story = scene('otpIncomplete', hindi);
export const OtpBeingCheckedHindi: Story = scene('otpBeingChecked', hindi);
export const OtpWrongHindi: Story = scene('otpWrong', hindi);
export const OtpExpiredHindi: Story = scene('otpExpired', hindi);
export const OtpLockedForHalfAnHourHindi: Story = scene('otpLockedForHalfAnHour', hindi);
export const OtpLockedForHalfADayHindi: Story = scene('otpLockedForHalfADay', hindi);
export const OtpLockedForADayHindi: Story = scene('otpLockedForADay', hindi);
export const AccountsHindi: Story = scene('accounts', hindi);
export const AccountsOfOneHindi: Story = scene('accountsOfOne', hindi);
export const AccountBeingSignedInToHindi: Story = scene('accountBeingSignedInTo', hindi);
export const TransactionLostHindi: Story = scene('transactionLost', hindi);
export const NoneByMobileHindi: Story = scene('noneByMobile', hindi);
export const NoneByAadhaarHindi: Story = scene('noneByAadhaar', hindi);
export const NoneByNumberHindi: Story = scene('noneByNumber', hindi);
export const DataProcessingHindi: Story = scene('dataProcessing', hindi);
export const DeclinedHindi: Story = scene('declined', hindi);
export const DoneHindi: Story = scene('done', hindi);
export const SignedInHindi: Story = scene('signedIn', hindi);
export const SignedInSeveralHindi: Story = scene('signedInSeveral', hindi);
export const SignedInAddingOneHindi: Story = scene('signedInAddingOne', hindi);
export const SignedInSigningOutHindi: Story = scene('signedInSigningOut', hindi);
export const SignedOutHindi: Story = scene('signedOut', hindi);
export const OtherPatientHindi: Story = scene('otherPatient', hindi);
export const FailureToRetryHindi: Story = scene('failureToRetry', hindi);
export const FailureOfflineHindi: Story = scene('failureOffline', hindi);
export const FailureToWaitHindi: Story = scene('failureToWait', hindi);
export const FailureMisconfiguredHindi: Story = scene('failureMisconfigured', hindi);

export const IdentifierAadhaarDark: Story = scene('identifierAadhaar', dark);
export const MethodDark: Story = scene('method', dark);
export const OtpWrongDark: Story = scene('otpWrong', dark);
export const AccountsDark: Story = scene('accounts', dark);
export const SignedInSeveralDark: Story = scene('signedInSeveral', dark);
export const FailureToRetryDark: Story = scene('failureToRetry', dark);
export const DoneDark: Story = scene('done', dark);
