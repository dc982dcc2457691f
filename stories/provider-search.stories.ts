import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { providerScenes, type ProviderSceneName } from '../test/support/fixtures-providers.js';
import { type SceneArgs, sceneStories } from './scene-story.js';

type Args = SceneArgs<ProviderSceneName>;

const meta: Meta<Args> = {
  title: 'Elements/provider-search',
  component: 'provider-search',
  tags: ['!autodocs'],
  args: { scene: 'start' },
  argTypes: { scene: { table: { disable: true } } },
  ...sceneStories('provider-search', providerScenes),
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: ProviderSceneName, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const Start: Story = { ...scene('start'), tags: ['autodocs'] };
export const Labelled: Story = scene('labelled');
export const TooShort: Story = scene('tooShort');
export const TooLong: Story = scene('tooLong');
export const Loading: Story = scene('loading');
export const Found: Story = scene('found');
export const FoundOne: Story = scene('foundOne');
export const Active: Story = scene('active');
export const More: Story = scene('more');
export const Hostile: Story = scene('hostile');
export const Closed: Story = scene('closed');
export const Empty: Story = scene('empty');
export const Chosen: Story = scene('chosen');
export const ChosenHostile: Story = scene('chosenHostile');
export const LookingUp: Story = scene('lookingUp');
export const LookedUp: Story = scene('lookedUp');
export const FacilityNotFound: Story = scene('facilityNotFound');
export const FacilityFailed: Story = scene('facilityFailed');
export const Error: Story = scene('error');
export const ErrorMisconfigured: Story = scene('errorMisconfigured');
export const ErrorTransaction: Story = scene('errorTransaction');
export const ErrorToWait: Story = scene('errorToWait');
export const Offline: Story = scene('offline');
export const WithoutConnection: Story = scene('withoutConnection');

export const StartHindi: Story = scene('start', hindi);
export const LabelledHindi: Story = scene('labelled', hindi);
export const TooShortHindi: Story = scene('tooShort', hindi);
export const TooLongHindi: Story = scene('tooLong', hindi);
export const LoadingHindi: Story = scene('loading', hindi);
export const FoundHindi: Story = scene('found', hindi);
export const FoundOneHindi: Story = scene('foundOne', hindi);
export const ActiveHindi: Story = scene('active', hindi);
export const MoreHindi: Story = scene('more', hindi);
export const HostileHindi: Story = scene('hostile', hindi);
export const ClosedHindi: Story = scene('closed', hindi);
export const EmptyHindi: Story = scene('empty', hindi);
export const ChosenHindi: Story = scene('chosen', hindi);
export const ChosenHostileHindi: Story = scene('chosenHostile', hindi);
export const LookingUpHindi: Story = scene('lookingUp', hindi);
export const LookedUpHindi: Story = scene('lookedUp', hindi);
export const FacilityNotFoundHindi: Story = scene('facilityNotFound', hindi);
export const FacilityFailedHindi: Story = scene('facilityFailed', hindi);
export const ErrorHindi: Story = scene('error', hindi);
export const ErrorMisconfiguredHindi: Story = scene('errorMisconfigured', hindi);
export const ErrorTransactionHindi: Story = scene('errorTransaction', hindi);
export const ErrorToWaitHindi: Story = scene('errorToWait', hindi);
export const OfflineHindi: Story = scene('offline', hindi);
export const WithoutConnectionHindi: Story = scene('withoutConnection', hindi);

export const StartDark: Story = scene('start', dark);
export const FoundDark: Story = scene('found', dark);
export const ActiveDark: Story = scene('active', dark);
export const EmptyDark: Story = scene('empty', dark);
export const ChosenDark: Story = scene('chosen', dark);
export const ErrorDark: Story = scene('error', dark);
