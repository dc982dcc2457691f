import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { profileScenes, type ProfileSceneName } from '../test/support/fixtures-profile.js';
import { type SceneArgs, sceneStories } from './scene-story.js';

type Args = SceneArgs<ProfileSceneName>;

const meta: Meta<Args> = {
  title: 'Elements/abha-profile',
  component: 'abha-profile',
  tags: ['!autodocs'],
  args: { scene: 'loading' },
  argTypes: { scene: { table: { disable: true } } },
  ...sceneStories('abha-profile', profileScenes),
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: ProfileSceneName, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const Loading: Story = { ...scene('loading'), tags: ['autodocs'] };
export const Verified: Story = scene('verified');
export const SelfDeclared: Story = scene('selfDeclared');
export const Partial: Story = scene('partial');
export const WithoutActions: Story = scene('withoutActions');
export const WithCard: Story = scene('withCard');
export const MobileShown: Story = scene('mobileShown');
export const MobileAsked: Story = scene('mobileAsked');
export const MobileUntold: Story = scene('mobileUntold');
export const MobileFailed: Story = scene('mobileFailed');
export const Refreshing: Story = scene('refreshing');
export const Stale: Story = scene('stale');
export const Empty: Story = scene('empty');
export const Error: Story = scene('error');
export const ErrorMisconfigured: Story = scene('errorMisconfigured');
export const ErrorToWait: Story = scene('errorToWait');
export const ErrorTransaction: Story = scene('errorTransaction');
export const Offline: Story = scene('offline');
export const SessionEnded: Story = scene('sessionEnded');
export const Edit: Story = scene('edit');
export const EditVerified: Story = scene('editVerified');
export const EditPartial: Story = scene('editPartial');
export const EditLacking: Story = scene('editLacking');
export const EditMistyped: Story = scene('editMistyped');
export const EditNobody: Story = scene('editNobody');
export const EditUnchanged: Story = scene('editUnchanged');
export const Leaving: Story = scene('leaving');
export const ChangedElsewhere: Story = scene('changedElsewhere');
export const Conflict: Story = scene('conflict');
export const ConflictUndecided: Story = scene('conflictUndecided');
export const ClosedByKyc: Story = scene('closedByKyc');
export const PlaceLooking: Story = scene('placeLooking');
export const PlaceFound: Story = scene('placeFound');
export const PlaceUnchecked: Story = scene('placeUnchecked');
export const PlaceNotFound: Story = scene('placeNotFound');
export const Saving: Story = scene('saving');
export const Saved: Story = scene('saved');
export const SavedUnread: Story = scene('savedUnread');
export const SavedNotYet: Story = scene('savedNotYet');
export const SaveFailed: Story = scene('saveFailed');
export const SaveToWait: Story = scene('saveToWait');
export const SaveSessionEnded: Story = scene('saveSessionEnded');
export const WithoutConnection: Story = scene('withoutConnection');
export const KycMethod: Story = scene('kycMethod');
export const KycConsent: Story = scene('kycConsent');
export const KycConsentNotGiven: Story = scene('kycConsentNotGiven');
export const KycAgreementBeingRecorded: Story = scene('kycAgreementBeingRecorded');
export const KycNumber: Story = scene('kycNumber');
export const KycNumberUnusual: Story = scene('kycNumberUnusual');
export const KycNumberInvalid: Story = scene('kycNumberInvalid');
export const KycNumberNotFound: Story = scene('kycNumberNotFound');
export const KycAadhaar: Story = scene('kycAadhaar');
export const KycAadhaarInvalid: Story = scene('kycAadhaarInvalid');
export const KycAadhaarWithoutMobile: Story = scene('kycAadhaarWithoutMobile');
export const KycBeingSent: Story = scene('kycBeingSent');
export const KycOtp: Story = scene('kycOtp');
export const KycOtpByAadhaar: Story = scene('kycOtpByAadhaar');
export const KycOtpSentTo: Story = scene('kycOtpSentTo');
export const KycOtpNoneLeft: Story = scene('kycOtpNoneLeft');
export const KycOtpMayBeSentAgain: Story = scene('kycOtpMayBeSentAgain');
export const KycOtpBeingSentAgain: Story = scene('kycOtpBeingSentAgain');
export const KycOtpIncomplete: Story = scene('kycOtpIncomplete');
export const KycOtpBeingChecked: Story = scene('kycOtpBeingChecked');
export const KycOtpWrong: Story = scene('kycOtpWrong');
export const KycOtpLocked: Story = scene('kycOtpLocked');
export const KycLost: Story = scene('kycLost');
export const KycFailed: Story = scene('kycFailed');
export const KycDone: Story = scene('kycDone');
export const KycLinkedElsewhere: Story = scene('kycLinkedElsewhere');
export const Deletion: Story = scene('deletion');
export const DeletionMistyped: Story = scene('deletionMistyped');
export const Deleting: Story = scene('deleting');
export const DeletionFailed: Story = scene('deletionFailed');
export const DeletionRefused: Story = scene('deletionRefused');
export const Deleted: Story = scene('deleted');

export const LoadingHindi: Story = scene('loading', hindi);
export const VerifiedHindi: Story = scene('verified', hindi);
export const SelfDeclaredHindi: Story = scene('selfDeclared', hindi);
export const PartialHindi: Story = scene('partial', hindi);
export const WithoutActionsHindi: Story = scene('withoutActions', hindi);
export const WithCardHindi: Story = scene('withCard', hindi);
export const MobileShownHindi: Story = scene('mobileShown', hindi);
export const MobileAskedHindi: Story = scene('mobileAsked', hindi);
export const MobileUntoldHindi: Story = scene('mobileUntold', hindi);
export const MobileFailedHindi: Story = scene('mobileFailed', hindi);
export const RefreshingHindi: Story = scene('refreshing', hindi);
export const StaleHindi: Story = scene('stale', hindi);
export const EmptyHindi: Story = scene('empty', hindi);
export const ErrorHindi: Story = scene('error', hindi);
export const ErrorMisconfiguredHindi: Story = scene('errorMisconfigured', hindi);
export const ErrorToWaitHindi: Story = scene('errorToWait', hindi);
export const ErrorTransactionHindi: Story = scene('errorTransaction', hindi);
export const OfflineHindi: Story = scene('offline', hindi);
export const SessionEndedHindi: Story = scene('sessionEnded', hindi);
export const EditHindi: Story = scene('edit', hindi);
export const EditVerifiedHindi: Story = scene('editVerified', hindi);
export const EditPartialHindi: Story = scene('editPartial', hindi);
export const EditLackingHindi: Story = scene('editLacking', hindi);
export const EditMistypedHindi: Story = scene('editMistyped', hindi);
export const EditNobodyHindi: Story = scene('editNobody', hindi);
export const EditUnchangedHindi: Story = scene('editUnchanged', hindi);
export const LeavingHindi: Story = scene('leaving', hindi);
export const ChangedElsewhereHindi: Story = scene('changedElsewhere', hindi);
export const ConflictHindi: Story = scene('conflict', hindi);
export const ConflictUndecidedHindi: Story = scene('conflictUndecided', hindi);
export const ClosedByKycHindi: Story = scene('closedByKyc', hindi);
export const PlaceLookingHindi: Story = scene('placeLooking', hindi);
export const PlaceFoundHindi: Story = scene('placeFound', hindi);
export const PlaceUncheckedHindi: Story = scene('placeUnchecked', hindi);
export const PlaceNotFoundHindi: Story = scene('placeNotFound', hindi);
export const SavingHindi: Story = scene('saving', hindi);
export const SavedHindi: Story = scene('saved', hindi);
export const SavedUnreadHindi: Story = scene('savedUnread', hindi);
export const SavedNotYetHindi: Story = scene('savedNotYet', hindi);
export const SaveFailedHindi: Story = scene('saveFailed', hindi);
export const SaveToWaitHindi: Story = scene('saveToWait', hindi);
export const SaveSessionEndedHindi: Story = scene('saveSessionEnded', hindi);
export const WithoutConnectionHindi: Story = scene('withoutConnection', hindi);
export const KycMethodHindi: Story = scene('kycMethod', hindi);
export const KycConsentHindi: Story = scene('kycConsent', hindi);
export const KycConsentNotGivenHindi: Story = scene('kycConsentNotGiven', hindi);
export const KycAgreementBeingRecordedHindi: Story = scene('kycAgreementBeingRecorded', hindi);
export const KycNumberHindi: Story = scene('kycNumber', hindi);
export const KycNumberUnusualHindi: Story = scene('kycNumberUnusual', hindi);
export const KycNumberInvalidHindi: Story = scene('kycNumberInvalid', hindi);
export const KycNumberNotFoundHindi: Story = scene('kycNumberNotFound', hindi);
export const KycAadhaarHindi: Story = scene('kycAadhaar', hindi);
export const KycAadhaarInvalidHindi: Story = scene('kycAadhaarInvalid', hindi);
export const KycAadhaarWithoutMobileHindi: Story = scene('kycAadhaarWithoutMobile', hindi);
export const KycBeingSentHindi: Story = scene('kycBeingSent', hindi);
export const KycOtpHindi: Story = scene('kycOtp', hindi);
export const KycOtpByAadhaarHindi: Story = scene('kycOtpByAadhaar', hindi);
export const KycOtpSentToHindi: Story = scene('kycOtpSentTo', hindi);
export const KycOtpNoneLeftHindi: Story = scene('kycOtpNoneLeft', hindi);
export const KycOtpMayBeSentAgainHindi: Story = scene('kycOtpMayBeSentAgain', hindi);
export const KycOtpBeingSentAgainHindi: Story = scene('kycOtpBeingSentAgain', hindi);
export const KycOtpIncompleteHindi: Story = scene('kycOtpIncomplete', hindi);
export const KycOtpBeingCheckedHindi: Story = scene('kycOtpBeingChecked', hindi);
export const KycOtpWrongHindi: Story = scene('kycOtpWrong', hindi);
export const KycOtpLockedHindi: Story = scene('kycOtpLocked', hindi);
export const KycLostHindi: Story = scene('kycLost', hindi);
export const KycFailedHindi: Story = scene('kycFailed', hindi);
export const KycDoneHindi: Story = scene('kycDone', hindi);
export const KycLinkedElsewhereHindi: Story = scene('kycLinkedElsewhere', hindi);
export const DeletionHindi: Story = scene('deletion', hindi);
export const DeletionMistypedHindi: Story = scene('deletionMistyped', hindi);
export const DeletingHindi: Story = scene('deleting', hindi);
export const DeletionFailedHindi: Story = scene('deletionFailed', hindi);
export const DeletionRefusedHindi: Story = scene('deletionRefused', hindi);
export const DeletedHindi: Story = scene('deleted', hindi);

export const VerifiedDark: Story = scene('verified', dark);
export const EditMistypedDark: Story = scene('editMistyped', dark);
export const SavedDark: Story = scene('saved', dark);
export const StaleDark: Story = scene('stale', dark);
export const ConflictDark: Story = scene('conflict', dark);
export const KycConsentDark: Story = scene('kycConsent', dark);
export const KycOtpWrongDark: Story = scene('kycOtpWrong', dark);
export const DeletionDark: Story = scene('deletion', dark);
