import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/abdm-connect/define.js';
import '../src/elements/abha-signup/define.js';
import { fixtureFetch } from '../test/support/fixtures.js';
import { type SignupScene, type SignupSceneName, signupScenes } from '../test/support/fixtures-signup.js';

interface Args {
  'expose-abha': boolean;
  scene: SignupSceneName;
}

const meta: Meta<Args> = {
  title: 'Elements/abha-signup',
  component: 'abha-signup',
  tags: ['!autodocs'],
  args: { 'expose-abha': false },
  argTypes: { scene: { table: { disable: true } } },
  render: (args) => {
    const { script, before }: SignupScene = signupScenes[args.scene];
    before?.();
    return html`<abdm-connect .fetch=${fixtureFetch(script)}>
      <abha-signup ?expose-abha=${args['expose-abha']}></abha-signup>
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

export const Consent: Story = { ...scene('consent'), tags: ['autodocs'] };
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
export const DoneExisting: Story = scene('doneExisting');
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

export const ConsentHindi: Story = scene('consent', hindi);
export const AadhaarMistypedHindi: Story = scene('aadhaarMistyped', hindi);
export const OtpHindi: Story = scene('otp', hindi);
export const OtpLockedHindi: Story = scene('otpLocked', hindi);
export const MobileOtpHindi: Story = scene('mobileOtp', hindi);
export const AccountsHindi: Story = scene('accounts', hindi);
export const AddressHindi: Story = scene('address', hindi);
export const AddressTakenHindi: Story = scene('addressTaken', hindi);
export const DoneCreatedHindi: Story = scene('doneCreated', hindi);
export const DoneExistingHindi: Story = scene('doneExisting', hindi);
export const FailureOfflineHindi: Story = scene('failureOffline', hindi);
export const FailureToAskFacilityHindi: Story = scene('failureToAskFacility', hindi);

export const ConsentDark: Story = scene('consent', dark);
export const AadhaarMistypedDark: Story = scene('aadhaarMistyped', dark);
export const OtpDark: Story = scene('otp', dark);
export const AccountsDark: Story = scene('accounts', dark);
export const AddressDark: Story = scene('address', dark);
export const DoneCreatedDark: Story = scene('doneCreated', dark);
export const FailureToRetryDark: Story = scene('failureToRetry', dark);

export const WithoutConnection: Story = {
  render: () => html`<abha-signup></abha-signup>`,
  play: async () => Promise.resolve(),
};
