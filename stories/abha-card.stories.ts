import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { cardScenes, type CardSceneName } from '../test/support/fixtures-card.js';
import { type SceneArgs, sceneStories } from './scene-story.js';

type Args = SceneArgs<CardSceneName>;

const meta: Meta<Args> = {
  title: 'Elements/abha-card',
  component: 'abha-card',
  tags: ['!autodocs'],
  args: { scene: 'loading' },
  argTypes: { scene: { table: { disable: true } } },
  ...sceneStories('abha-card', cardScenes),
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: CardSceneName, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const Loading: Story = { ...scene('loading'), tags: ['autodocs'] };
export const PictureLoading: Story = scene('pictureLoading');
export const Card: Story = scene('card');
export const Text: Story = scene('text');
export const SelfDeclared: Story = scene('selfDeclared');
export const YearOfBirthOnly: Story = scene('yearOfBirthOnly');
export const Hostile: Story = scene('hostile');
export const Downloaded: Story = scene('downloaded');
export const ShareFailed: Story = scene('shareFailed');
export const Code: Story = scene('code');
export const CodeLoading: Story = scene('codeLoading');
export const Counter: Story = scene('counter');
export const CounterHostile: Story = scene('counterHostile');
export const PictureFailed: Story = scene('pictureFailed');
export const PictureBroken: Story = scene('pictureBroken');
export const CodeFailed: Story = scene('codeFailed');
export const CodeMisconfigured: Story = scene('codeMisconfigured');
export const Stale: Story = scene('stale');
export const PictureStale: Story = scene('pictureStale');
export const CodeStale: Story = scene('codeStale');
export const Empty: Story = scene('empty');
export const Error: Story = scene('error');
export const ErrorMisconfigured: Story = scene('errorMisconfigured');
export const ErrorToWait: Story = scene('errorToWait');
export const ErrorTransaction: Story = scene('errorTransaction');
export const Offline: Story = scene('offline');
export const SessionEnded: Story = scene('sessionEnded');
export const PictureSessionEnded: Story = scene('pictureSessionEnded');
export const WithoutConnection: Story = scene('withoutConnection');

export const LoadingHindi: Story = scene('loading', hindi);
export const PictureLoadingHindi: Story = scene('pictureLoading', hindi);
export const CardHindi: Story = scene('card', hindi);
export const TextHindi: Story = scene('text', hindi);
export const SelfDeclaredHindi: Story = scene('selfDeclared', hindi);
export const YearOfBirthOnlyHindi: Story = scene('yearOfBirthOnly', hindi);
export const HostileHindi: Story = scene('hostile', hindi);
export const DownloadedHindi: Story = scene('downloaded', hindi);
export const ShareFailedHindi: Story = scene('shareFailed', hindi);
export const CodeHindi: Story = scene('code', hindi);
export const CodeLoadingHindi: Story = scene('codeLoading', hindi);
export const CounterHindi: Story = scene('counter', hindi);
export const CounterHostileHindi: Story = scene('counterHostile', hindi);
export const PictureFailedHindi: Story = scene('pictureFailed', hindi);
export const PictureBrokenHindi: Story = scene('pictureBroken', hindi);
export const CodeFailedHindi: Story = scene('codeFailed', hindi);
export const CodeMisconfiguredHindi: Story = scene('codeMisconfigured', hindi);
export const StaleHindi: Story = scene('stale', hindi);
export const PictureStaleHindi: Story = scene('pictureStale', hindi);
export const CodeStaleHindi: Story = scene('codeStale', hindi);
export const EmptyHindi: Story = scene('empty', hindi);
export const ErrorHindi: Story = scene('error', hindi);
export const ErrorMisconfiguredHindi: Story = scene('errorMisconfigured', hindi);
export const ErrorToWaitHindi: Story = scene('errorToWait', hindi);
export const ErrorTransactionHindi: Story = scene('errorTransaction', hindi);
export const OfflineHindi: Story = scene('offline', hindi);
export const SessionEndedHindi: Story = scene('sessionEnded', hindi);
export const PictureSessionEndedHindi: Story = scene('pictureSessionEnded', hindi);
export const WithoutConnectionHindi: Story = scene('withoutConnection', hindi);

export const CardDark: Story = scene('card', dark);
export const TextDark: Story = scene('text', dark);
export const CodeDark: Story = scene('code', dark);
export const CounterDark: Story = scene('counter', dark);
export const PictureFailedDark: Story = scene('pictureFailed', dark);
export const StaleDark: Story = scene('stale', dark);
