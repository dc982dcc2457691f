import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { consentScenes, type ConsentSceneName } from '../test/support/fixtures-consents.js';
import { type SceneArgs, sceneStories } from './scene-story.js';

type Args = SceneArgs<ConsentSceneName>;

const meta: Meta<Args> = {
  title: 'Elements/consent-inbox',
  component: 'consent-inbox',
  tags: ['!autodocs'],
  args: { scene: 'list' },
  argTypes: { scene: { table: { disable: true } } },
  ...sceneStories('consent-inbox', consentScenes),
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: ConsentSceneName, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const Loading: Story = scene('loading');
export const List: Story = { ...scene('list'), tags: ['autodocs'] };
export const Approved: Story = scene('approved');
export const DeniedOnes: Story = scene('deniedOnes');
export const Grouped: Story = scene('grouped');
export const Searched: Story = scene('searched');
export const NothingFound: Story = scene('nothingFound');
export const Empty: Story = scene('empty');
export const Arrived: Story = scene('arrived');
export const ArrivedWhileReading: Story = scene('arrivedWhileReading');
export const Nobody: Story = scene('nobody');
export const Partial: Story = scene('partial');
export const Stale: Story = scene('stale');
export const Offline: Story = scene('offline');
export const Error: Story = scene('error');
export const ErrorMisconfigured: Story = scene('errorMisconfigured');
export const ErrorToWait: Story = scene('errorToWait');
export const SessionEnded: Story = scene('sessionEnded');
export const HostileList: Story = scene('hostileList');
export const Reading: Story = scene('reading');
export const ReadingFailed: Story = scene('readingFailed');
export const RequestNotFound: Story = scene('requestNotFound');
export const Review: Story = scene('review');
export const Narrowed: Story = scene('narrowed');
export const Unfolded: Story = scene('unfolded');
export const Problems: Story = scene('problems');
export const Incomplete: Story = scene('incomplete');
export const HostileReview: Story = scene('hostileReview');
export const Granting: Story = scene('granting');
export const GrantFailed: Story = scene('grantFailed');
export const GrantTooWide: Story = scene('grantTooWide');
export const GrantSessionEnded: Story = scene('grantSessionEnded');
export const Granted: Story = scene('granted');
export const Unconfirmed: Story = scene('unconfirmed');
export const DecidedElsewhere: Story = scene('decidedElsewhere');
export const ExpiredMeanwhile: Story = scene('expiredMeanwhile');
export const Denial: Story = scene('denial');
export const DenialWithoutReason: Story = scene('denialWithoutReason');
export const DenialMistyped: Story = scene('denialMistyped');
export const Denying: Story = scene('denying');
export const Denied: Story = scene('denied');
export const Held: Story = scene('held');
export const Revocation: Story = scene('revocation');
export const RevocationOfOne: Story = scene('revocationOfOne');
export const RevocationOfNone: Story = scene('revocationOfNone');
export const Revoking: Story = scene('revoking');
export const Revoked: Story = scene('revoked');
export const Subscription: Story = scene('subscription');
export const Authorization: Story = scene('authorization');
export const PinLooking: Story = scene('pinLooking');
export const PinLookFailed: Story = scene('pinLookFailed');
export const PinAsked: Story = scene('pinAsked');
export const PinMistyped: Story = scene('pinMistyped');
export const PinWrong: Story = scene('pinWrong');
export const PinLocked: Story = scene('pinLocked');
export const PinChecking: Story = scene('pinChecking');
export const PinToSet: Story = scene('pinToSet');
export const PinNotTheSame: Story = scene('pinNotTheSame');
export const PinToChange: Story = scene('pinToChange');
export const PinForgotten: Story = scene('pinForgotten');
export const PinCode: Story = scene('pinCode');
export const PinCodeSentSomewhere: Story = scene('pinCodeSentSomewhere');
export const PinCodeWrong: Story = scene('pinCodeWrong');
export const PinCodeLocked: Story = scene('pinCodeLocked');
export const PinTransactionLost: Story = scene('pinTransactionLost');
export const PinNew: Story = scene('pinNew');
export const PinDone: Story = scene('pinDone');
export const SettingsOff: Story = scene('settingsOff');
export const SettingsOn: Story = scene('settingsOn');
export const SettingsUnknown: Story = scene('settingsUnknown');
export const SettingsAsking: Story = scene('settingsAsking');
export const SettingsTurning: Story = scene('settingsTurning');
export const SettingsTurned: Story = scene('settingsTurned');
export const SettingsFailed: Story = scene('settingsFailed');
export const WithoutConnection: Story = scene('withoutConnection');

export const LoadingHindi: Story = scene('loading', hindi);
export const ListHindi: Story = scene('list', hindi);
export const ApprovedHindi: Story = scene('approved', hindi);
export const DeniedOnesHindi: Story = scene('deniedOnes', hindi);
export const GroupedHindi: Story = scene('grouped', hindi);
export const SearchedHindi: Story = scene('searched', hindi);
export const NothingFoundHindi: Story = scene('nothingFound', hindi);
export const EmptyHindi: Story = scene('empty', hindi);
export const ArrivedHindi: Story = scene('arrived', hindi);
export const ArrivedWhileReadingHindi: Story = scene('arrivedWhileReading', hindi);
export const NobodyHindi: Story = scene('nobody', hindi);
export const PartialHindi: Story = scene('partial', hindi);
export const StaleHindi: Story = scene('stale', hindi);
export const OfflineHindi: Story = scene('offline', hindi);
export const ErrorHindi: Story = scene('error', hindi);
export const ErrorMisconfiguredHindi: Story = scene('errorMisconfigured', hindi);
export const ErrorToWaitHindi: Story = scene('errorToWait', hindi);
export const SessionEndedHindi: Story = scene('sessionEnded', hindi);
export const HostileListHindi: Story = scene('hostileList', hindi);
export const ReadingHindi: Story = scene('reading', hindi);
export const ReadingFailedHindi: Story = scene('readingFailed', hindi);
export const RequestNotFoundHindi: Story = scene('requestNotFound', hindi);
export const ReviewHindi: Story = scene('review', hindi);
export const NarrowedHindi: Story = scene('narrowed', hindi);
export const UnfoldedHindi: Story = scene('unfolded', hindi);
export const ProblemsHindi: Story = scene('problems', hindi);
export const IncompleteHindi: Story = scene('incomplete', hindi);
export const HostileReviewHindi: Story = scene('hostileReview', hindi);
export const GrantingHindi: Story = scene('granting', hindi);
export const GrantFailedHindi: Story = scene('grantFailed', hindi);
export const GrantTooWideHindi: Story = scene('grantTooWide', hindi);
export const GrantSessionEndedHindi: Story = scene('grantSessionEnded', hindi);
export const GrantedHindi: Story = scene('granted', hindi);
export const UnconfirmedHindi: Story = scene('unconfirmed', hindi);
export const DecidedElsewhereHindi: Story = scene('decidedElsewhere', hindi);
export const ExpiredMeanwhileHindi: Story = scene('expiredMeanwhile', hindi);
export const DenialHindi: Story = scene('denial', hindi);
export const DenialWithoutReasonHindi: Story = scene('denialWithoutReason', hindi);
export const DenialMistypedHindi: Story = scene('denialMistyped', hindi);
export const DenyingHindi: Story = scene('denying', hindi);
export const DeniedHindi: Story = scene('denied', hindi);
export const HeldHindi: Story = scene('held', hindi);
export const RevocationHindi: Story = scene('revocation', hindi);
export const RevocationOfOneHindi: Story = scene('revocationOfOne', hindi);
export const RevocationOfNoneHindi: Story = scene('revocationOfNone', hindi);
export const RevokingHindi: Story = scene('revoking', hindi);
export const RevokedHindi: Story = scene('revoked', hindi);
export const SubscriptionHindi: Story = scene('subscription', hindi);
export const AuthorizationHindi: Story = scene('authorization', hindi);
export const PinLookingHindi: Story = scene('pinLooking', hindi);
export const PinLookFailedHindi: Story = scene('pinLookFailed', hindi);
export const PinAskedHindi: Story = scene('pinAsked', hindi);
export const PinMistypedHindi: Story = scene('pinMistyped', hindi);
export const PinWrongHindi: Story = scene('pinWrong', hindi);
export const PinLockedHindi: Story = scene('pinLocked', hindi);
export const PinCheckingHindi: Story = scene('pinChecking', hindi);
export const PinToSetHindi: Story = scene('pinToSet', hindi);
export const PinNotTheSameHindi: Story = scene('pinNotTheSame', hindi);
export const PinToChangeHindi: Story = scene('pinToChange', hindi);
export const PinForgottenHindi: Story = scene('pinForgotten', hindi);
export const PinCodeHindi: Story = scene('pinCode', hindi);
export const PinCodeSentSomewhereHindi: Story = scene('pinCodeSentSomewhere', hindi);
export const PinCodeWrongHindi: Story = scene('pinCodeWrong', hindi);
export const PinCodeLockedHindi: Story = scene('pinCodeLocked', hindi);
export const PinTransactionLostHindi: Story = scene('pinTransactionLost', hindi);
export const PinNewHindi: Story = scene('pinNew', hindi);
export const PinDoneHindi: Story = scene('pinDone', hindi);
export const SettingsOffHindi: Story = scene('settingsOff', hindi);
export const SettingsOnHindi: Story = scene('settingsOn', hindi);
export const SettingsUnknownHindi: Story = scene('settingsUnknown', hindi);
export const SettingsAskingHindi: Story = scene('settingsAsking', hindi);
export const SettingsTurningHindi: Story = scene('settingsTurning', hindi);
export const SettingsTurnedHindi: Story = scene('settingsTurned', hindi);
export const SettingsFailedHindi: Story = scene('settingsFailed', hindi);
export const WithoutConnectionHindi: Story = scene('withoutConnection', hindi);

export const ListDark: Story = scene('list', dark);
export const ArrivedWhileReadingDark: Story = scene('arrivedWhileReading', dark);
export const ReviewDark: Story = scene('review', dark);
export const ProblemsDark: Story = scene('problems', dark);
export const HeldDark: Story = scene('held', dark);
export const PinWrongDark: Story = scene('pinWrong', dark);
export const SettingsAskingDark: Story = scene('settingsAsking', dark);
