import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/abdm-connect/define.js';
import '../src/elements/abha-signup/define.js';
import { fixtureFetch } from '../test/support/fixtures.js';
import { type SignupScene, type SignupSceneName, signupScenes } from '../test/support/fixtures-signup.js';

interface Args {
  'expose-abha': boolean;
  'help-url': string;
  helpline: string;
  scene: SignupSceneName;
}

const meta: Meta<Args> = {
  title: 'Elements/abha-signup',
  component: 'abha-signup',
  tags: ['!autodocs'],
  args: { 'expose-abha': false, 'help-url': 'https://abha.abdm.gov.in', helpline: '1800-11-4477' },
  argTypes: { scene: { table: { disable: true } } },
  render: (args) => {
    const { script, methods = 'aadhaar', skippable = false, before }: SignupScene = signupScenes[args.scene];
    before?.();
    return html`<abdm-connect .fetch=${fixtureFetch(script)}>
      <abha-signup
        methods=${methods}
        ?skippable=${skippable}
        help-url=${args['help-url']}
        helpline=${args.helpline}
        ?expose-abha=${args['expose-abha']}
      ></abha-signup>
    </abdm-connect>`;
  },
  play: async ({ args, canvasElement }) => {
    const element = canvasElement.querySelector('abha-signup');
    if (element) await signupScenes[args.scene].reach(element);
  },
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: SignupSceneName, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const Method: Story = { ...scene('method'), tags: ['autodocs'] };
export const MethodOfMany: Story = scene('methodOfMany');
export const NoAadhaarMobile: Story = scene('noAadhaarMobile');
export const NoAadhaarMobileOfMany: Story = scene('noAadhaarMobileOfMany');
export const FaceConsent: Story = scene('faceConsent');
export const FaceBeingStarted: Story = scene('faceBeingStarted');
export const FaceNotAllowed: Story = scene('faceNotAllowed');
export const Face: Story = scene('face');
export const FaceTooLate: Story = scene('faceTooLate');
export const FaceConfirmed: Story = scene('faceConfirmed');
export const FaceNotConfirmed: Story = scene('faceNotConfirmed');
export const Consent: Story = scene('consent');
export const ConsentNotGiven: Story = scene('consentNotGiven');
export const ConsentBeingRecorded: Story = scene('consentBeingRecorded');
export const StartedAnewAfterReload: Story = scene('startedAnewAfterReload');
export const Aadhaar: Story = scene('aadhaar');
export const AadhaarTyped: Story = scene('aadhaarTyped');
export const AadhaarMistyped: Story = scene('aadhaarMistyped');
export const AadhaarBeingSent: Story = scene('aadhaarBeingSent');
export const BackWithCodeUnderWay: Story = scene('backWithCodeUnderWay');
export const BackWithCodeConfirmed: Story = scene('backWithCodeConfirmed');
export const Otp: Story = scene('otp');
export const OtpSentSomewhere: Story = scene('otpSentSomewhere');
export const OtpMayBeSentAgain: Story = scene('otpMayBeSentAgain');
export const OtpBeingSentAgain: Story = scene('otpBeingSentAgain');
export const OtpNoneLeft: Story = scene('otpNoneLeft');
export const OtpLocked: Story = scene('otpLocked');
export const OtpIncomplete: Story = scene('otpIncomplete');
export const OtpUnusualMobile: Story = scene('otpUnusualMobile');
export const OtpBeingChecked: Story = scene('otpBeingChecked');
export const OtpWrong: Story = scene('otpWrong');
export const OtpExpired: Story = scene('otpExpired');
export const MobileUsedTooOften: Story = scene('mobileUsedTooOften');
export const MobileOtp: Story = scene('mobileOtp');
export const Accounts: Story = scene('accounts');
export const SigningIn: Story = scene('signingIn');
export const Address: Story = scene('address');
export const AddressSuggestionsLoading: Story = scene('addressSuggestionsLoading');
export const AddressWithoutSuggestions: Story = scene('addressWithoutSuggestions');
export const AddressBreaksRules: Story = scene('addressBreaksRules');
export const AddressDigitFirst: Story = scene('addressDigitFirst');
export const AddressBeingChecked: Story = scene('addressBeingChecked');
export const AddressFree: Story = scene('addressFree');
export const AddressTaken: Story = scene('addressTaken');
export const AddressUnchecked: Story = scene('addressUnchecked');
export const AbhaBeingCreated: Story = scene('abhaBeingCreated');
export const DoneCreated: Story = scene('doneCreated');
export const DoneWithCard: Story = scene('doneWithCard');
export const DoneExisting: Story = scene('doneExisting');
export const AccountsFull: Story = scene('accountsFull');
export const Deactivated: Story = scene('deactivated');
export const FailureToEdit: Story = scene('failureToEdit');
export const FailureToRetry: Story = scene('failureToRetry');
export const FailureToWait: Story = scene('failureToWait');
export const FailureToRestart: Story = scene('failureToRestart');
export const FailureToSignIn: Story = scene('failureToSignIn');
export const FailureToAskFacility: Story = scene('failureToAskFacility');
export const FailureOffline: Story = scene('failureOffline');
export const FailureLoginPage: Story = scene('failureLoginPage');
export const FailureHalfAnswer: Story = scene('failureHalfAnswer');
export const AgreementExpired: Story = scene('agreementExpired');
export const OtherPatientSignedIn: Story = scene('otherPatientSignedIn');
export const Mobile: Story = scene('mobile');
export const MobileMistyped: Story = scene('mobileMistyped');
export const MobileUnusual: Story = scene('mobileUnusual');
export const MobileBeingSent: Story = scene('mobileBeingSent');
export const MobileRefused: Story = scene('mobileRefused');
export const MobileWithCodeUnderWay: Story = scene('mobileWithCodeUnderWay');
export const MobileWithCodeConfirmed: Story = scene('mobileWithCodeConfirmed');
export const SelfDeclaredOtp: Story = scene('selfDeclaredOtp');
export const SelfDeclaredOtpMayBeSentAgain: Story = scene('selfDeclaredOtpMayBeSentAgain');
export const SelfDeclaredOtpWrong: Story = scene('selfDeclaredOtpWrong');
export const SelfDeclaredOtpBeingChecked: Story = scene('selfDeclaredOtpBeingChecked');
export const AccountsByMobile: Story = scene('accountsByMobile');
export const AccountsByMobileFull: Story = scene('accountsByMobileFull');
export const SignInNeeded: Story = scene('signInNeeded');
export const SignInBeingSent: Story = scene('signInBeingSent');
export const SignInWithCodeUnderWay: Story = scene('signInWithCodeUnderWay');
export const SignInOtp: Story = scene('signInOtp');
export const SignInOtpSentSomewhere: Story = scene('signInOtpSentSomewhere');
export const SignInOtpWrong: Story = scene('signInOtpWrong');
export const SignInNotFound: Story = scene('signInNotFound');
export const Person: Story = scene('person');
export const PersonIncomplete: Story = scene('personIncomplete');
export const PersonMistyped: Story = scene('personMistyped');
export const PersonPlaceFound: Story = scene('personPlaceFound');
export const PersonPlaceLooking: Story = scene('personPlaceLooking');
export const PersonPlaceNotFound: Story = scene('personPlaceNotFound');
export const PersonPlaceUnchecked: Story = scene('personPlaceUnchecked');
export const PersonBeingRecorded: Story = scene('personBeingRecorded');
export const SelfDeclaredAddress: Story = scene('selfDeclaredAddress');
export const SelfDeclaredBeingCreated: Story = scene('selfDeclaredBeingCreated');
export const AddressLimit: Story = scene('addressLimit');
export const InformationAgreementExpired: Story = scene('informationAgreementExpired');
export const DoneSelfDeclared: Story = scene('doneSelfDeclared');
export const OtherWays: Story = scene('otherWays');

export const MethodHindi: Story = scene('method', hindi);
export const MethodOfManyHindi: Story = scene('methodOfMany', hindi);
export const NoAadhaarMobileHindi: Story = scene('noAadhaarMobile', hindi);
export const NoAadhaarMobileOfManyHindi: Story = scene('noAadhaarMobileOfMany', hindi);
export const FaceConsentHindi: Story = scene('faceConsent', hindi);
export const FaceBeingStartedHindi: Story = scene('faceBeingStarted', hindi);
export const FaceNotAllowedHindi: Story = scene('faceNotAllowed', hindi);
export const FaceHindi: Story = scene('face', hindi);
export const FaceTooLateHindi: Story = scene('faceTooLate', hindi);
export const FaceConfirmedHindi: Story = scene('faceConfirmed', hindi);
export const FaceNotConfirmedHindi: Story = scene('faceNotConfirmed', hindi);
export const ConsentHindi: Story = scene('consent', hindi);
export const ConsentNotGivenHindi: Story = scene('consentNotGiven', hindi);
export const ConsentBeingRecordedHindi: Story = scene('consentBeingRecorded', hindi);
export const StartedAnewAfterReloadHindi: Story = scene('startedAnewAfterReload', hindi);
export const AadhaarHindi: Story = scene('aadhaar', hindi);
export const AadhaarTypedHindi: Story = scene('aadhaarTyped', hindi);
export const AadhaarMistypedHindi: Story = scene('aadhaarMistyped', hindi);
export const AadhaarBeingSentHindi: Story = scene('aadhaarBeingSent', hindi);
export const BackWithCodeUnderWayHindi: Story = scene('backWithCodeUnderWay', hindi);
export const BackWithCodeConfirmedHindi: Story = scene('backWithCodeConfirmed', hindi);
export const OtpHindi: Story = scene('otp', hindi);
export const OtpSentSomewhereHindi: Story = scene('otpSentSomewhere', hindi);
export const OtpMayBeSentAgainHindi: Story = scene('otpMayBeSentAgain', hindi);
export const OtpBeingSentAgainHindi: Story = scene('otpBeingSentAgain', hindi);
export const OtpNoneLeftHindi: Story = scene('otpNoneLeft', hindi);
export const OtpLockedHindi: Story = scene('otpLocked', hindi);
export const OtpIncompleteHindi: Story = scene('otpIncomplete', hindi);
export const OtpUnusualMobileHindi: Story = scene('otpUnusualMobile', hindi);
export const OtpBeingCheckedHindi: Story = scene('otpBeingChecked', hindi);
export const OtpWrongHindi: Story = scene('otpWrong', hindi);
export const OtpExpiredHindi: Story = scene('otpExpired', hindi);
export const MobileUsedTooOftenHindi: Story = scene('mobileUsedTooOften', hindi);
export const MobileOtpHindi: Story = scene('mobileOtp', hindi);
export const AccountsHindi: Story = scene('accounts', hindi);
export const SigningInHindi: Story = scene('signingIn', hindi);
export const AddressHindi: Story = scene('address', hindi);
export const AddressSuggestionsLoadingHindi: Story = scene('addressSuggestionsLoading', hindi);
export const AddressWithoutSuggestionsHindi: Story = scene('addressWithoutSuggestions', hindi);
export const AddressBreaksRulesHindi: Story = scene('addressBreaksRules', hindi);
export const AddressDigitFirstHindi: Story = scene('addressDigitFirst', hindi);
export const AddressBeingCheckedHindi: Story = scene('addressBeingChecked', hindi);
export const AddressFreeHindi: Story = scene('addressFree', hindi);
export const AddressTakenHindi: Story = scene('addressTaken', hindi);
export const AddressUncheckedHindi: Story = scene('addressUnchecked', hindi);
export const AbhaBeingCreatedHindi: Story = scene('abhaBeingCreated', hindi);
export const DoneCreatedHindi: Story = scene('doneCreated', hindi);
export const DoneWithCardHindi: Story = scene('doneWithCard', hindi);
export const DoneExistingHindi: Story = scene('doneExisting', hindi);
export const AccountsFullHindi: Story = scene('accountsFull', hindi);
export const DeactivatedHindi: Story = scene('deactivated', hindi);
export const FailureToEditHindi: Story = scene('failureToEdit', hindi);
export const FailureToRetryHindi: Story = scene('failureToRetry', hindi);
export const FailureToWaitHindi: Story = scene('failureToWait', hindi);
export const FailureToRestartHindi: Story = scene('failureToRestart', hindi);
export const FailureToSignInHindi: Story = scene('failureToSignIn', hindi);
export const FailureToAskFacilityHindi: Story = scene('failureToAskFacility', hindi);
export const FailureOfflineHindi: Story = scene('failureOffline', hindi);
export const FailureLoginPageHindi: Story = scene('failureLoginPage', hindi);
export const FailureHalfAnswerHindi: Story = scene('failureHalfAnswer', hindi);
export const AgreementExpiredHindi: Story = scene('agreementExpired', hindi);
export const OtherPatientSignedInHindi: Story = scene('otherPatientSignedIn', hindi);
export const MobileHindi: Story = scene('mobile', hindi);
export const MobileMistypedHindi: Story = scene('mobileMistyped', hindi);
export const MobileUnusualHindi: Story = scene('mobileUnusual', hindi);
export const MobileBeingSentHindi: Story = scene('mobileBeingSent', hindi);
export const MobileRefusedHindi: Story = scene('mobileRefused', hindi);
export const MobileWithCodeUnderWayHindi: Story = scene('mobileWithCodeUnderWay', hindi);
export const MobileWithCodeConfirmedHindi: Story = scene('mobileWithCodeConfirmed', hindi);
export const SelfDeclaredOtpHindi: Story = scene('selfDeclaredOtp', hindi);
export const SelfDeclaredOtpMayBeSentAgainHindi: Story = scene('selfDeclaredOtpMayBeSentAgain', hindi);
export const SelfDeclaredOtpWrongHindi: Story = scene('selfDeclaredOtpWrong', hindi);
export const SelfDeclaredOtpBeingCheckedHindi: Story = scene('selfDeclaredOtpBeingChecked', hindi);
export const AccountsByMobileHindi: Story = scene('accountsByMobile', hindi);
export const AccountsByMobileFullHindi: Story = scene('accountsByMobileFull', hindi);
export const SignInNeededHindi: Story = scene('signInNeeded', hindi);
export const SignInBeingSentHindi: Story = scene('signInBeingSent', hindi);
export const SignInWithCodeUnderWayHindi: Story = scene('signInWithCodeUnderWay', hindi);
export const SignInOtpHindi: Story = scene('signInOtp', hindi);
export const SignInOtpSentSomewhereHindi: Story = scene('signInOtpSentSomewhere', hindi);
export const SignInOtpWrongHindi: Story = scene('signInOtpWrong', hindi);
export const SignInNotFoundHindi: Story = scene('signInNotFound', hindi);
export const PersonHindi: Story = scene('person', hindi);
export const PersonIncompleteHindi: Story = scene('personIncomplete', hindi);
export const PersonMistypedHindi: Story = scene('personMistyped', hindi);
export const PersonPlaceFoundHindi: Story = scene('personPlaceFound', hindi);
export const PersonPlaceLookingHindi: Story = scene('personPlaceLooking', hindi);
export const PersonPlaceNotFoundHindi: Story = scene('personPlaceNotFound', hindi);
export const PersonPlaceUncheckedHindi: Story = scene('personPlaceUnchecked', hindi);
export const PersonBeingRecordedHindi: Story = scene('personBeingRecorded', hindi);
export const SelfDeclaredAddressHindi: Story = scene('selfDeclaredAddress', hindi);
export const SelfDeclaredBeingCreatedHindi: Story = scene('selfDeclaredBeingCreated', hindi);
export const AddressLimitHindi: Story = scene('addressLimit', hindi);
export const InformationAgreementExpiredHindi: Story = scene('informationAgreementExpired', hindi);
export const DoneSelfDeclaredHindi: Story = scene('doneSelfDeclared', hindi);
export const OtherWaysHindi: Story = scene('otherWays', hindi);

export const MethodDark: Story = scene('method', dark);
export const ConsentDark: Story = scene('consent', dark);
export const AadhaarMistypedDark: Story = scene('aadhaarMistyped', dark);
export const OtpDark: Story = scene('otp', dark);
export const AccountsDark: Story = scene('accounts', dark);
export const AddressDark: Story = scene('address', dark);
export const DoneCreatedDark: Story = scene('doneCreated', dark);
export const FailureToRetryDark: Story = scene('failureToRetry', dark);
export const MobileDark: Story = scene('mobile', dark);
export const PersonMistypedDark: Story = scene('personMistyped', dark);
export const SignInOtpDark: Story = scene('signInOtp', dark);
export const FaceDark: Story = scene('face', dark);

export const WithoutConnection: Story = {
  render: () => html`<abha-signup></abha-signup>`,
  play: async () => Promise.resolve(),
};
