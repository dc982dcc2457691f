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
export const EditMistyped: Story = scene('editMistyped');
export const EditNobody: Story = scene('editNobody');
export const PlaceLooking: Story = scene('placeLooking');
export const PlaceFound: Story = scene('placeFound');
export const PlaceUnchecked: Story = scene('placeUnchecked');
export const PlaceNotFound: Story = scene('placeNotFound');
export const Saving: Story = scene('saving');
export const Saved: Story = scene('saved');
export const SavedUnread: Story = scene('savedUnread');
export const SaveFailed: Story = scene('saveFailed');
export const SaveToWait: Story = scene('saveToWait');
export const SaveSessionEnded: Story = scene('saveSessionEnded');
export const WithoutConnection: Story = scene('withoutConnection');

export const LoadingHindi: Story = scene('loading', hindi);
export const VerifiedHindi: Story = scene('verified', hindi);
export const SelfDeclaredHindi: Story = scene('selfDeclared', hindi);
export const PartialHindi: Story = scene('partial', hindi);
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
export const EditMistypedHindi: Story = scene('editMistyped', hindi);
export const EditNobodyHindi: Story = scene('editNobody', hindi);
export const PlaceLookingHindi: Story = scene('placeLooking', hindi);
export const PlaceFoundHindi: Story = scene('placeFound', hindi);
export const PlaceUncheckedHindi: Story = scene('placeUnchecked', hindi);
export const PlaceNotFoundHindi: Story = scene('placeNotFound', hindi);
export const SavingHindi: Story = scene('saving', hindi);
export const SavedHindi: Story = scene('saved', hindi);
export const SavedUnreadHindi: Story = scene('savedUnread', hindi);
export const SaveFailedHindi: Story = scene('saveFailed', hindi);
export const SaveToWaitHindi: Story = scene('saveToWait', hindi);
export const SaveSessionEndedHindi: Story = scene('saveSessionEnded', hindi);
export const WithoutConnectionHindi: Story = scene('withoutConnection', hindi);

export const VerifiedDark: Story = scene('verified', dark);
export const EditMistypedDark: Story = scene('editMistyped', dark);
export const SavedDark: Story = scene('saved', dark);
export const StaleDark: Story = scene('stale', dark);
