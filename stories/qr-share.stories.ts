import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { type ShareSceneName, shareScenes } from '../test/support/fixtures-share.js';
import { type SceneArgs, sceneStories } from './scene-story.js';

type Args = SceneArgs<ShareSceneName>;

const meta: Meta<Args> = {
  title: 'Elements/qr-share',
  component: 'qr-share',
  tags: ['!autodocs'],
  args: { scene: 'review' },
  argTypes: { scene: { table: { disable: true } } },
  ...sceneStories('qr-share', shareScenes),
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: ShareSceneName, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const Loading: Story = scene('loading');
export const Start: Story = scene('start');
export const StartUnfolded: Story = scene('startUnfolded');
export const StartNothingTyped: Story = scene('startNothingTyped');
export const StartTypedWrong: Story = scene('startTypedWrong');
export const StartOtherCode: Story = scene('startOtherCode');
export const StartWithTokens: Story = scene('startWithTokens');
export const Stale: Story = scene('stale');
export const CameraAsking: Story = scene('cameraAsking');
export const Camera: Story = scene('camera');
export const CameraRefused: Story = scene('cameraRefused');
export const Nobody: Story = scene('nobody');
export const Offline: Story = scene('offline');
export const Error: Story = scene('error');
export const ErrorMisconfigured: Story = scene('errorMisconfigured');
export const WithoutConnection: Story = scene('withoutConnection');
export const Reviewing: Story = scene('reviewing');
export const Review: Story = { ...scene('review'), tags: ['autodocs'] };
export const ReviewSelfDeclared: Story = scene('reviewSelfDeclared');
export const ReviewLongName: Story = scene('reviewLongName');
export const ReviewHostileName: Story = scene('reviewHostileName');
export const ReviewPartial: Story = scene('reviewPartial');
export const ReviewIncomplete: Story = scene('reviewIncomplete');
export const ReviewUnknownFacility: Story = scene('reviewUnknownFacility');
export const ReviewFailed: Story = scene('reviewFailed');
export const ReviewSessionEnded: Story = scene('reviewSessionEnded');
export const Locating: Story = scene('locating');
export const Sharing: Story = scene('sharing');
export const ShareLost: Story = scene('shareLost');
export const NotShared: Story = scene('notShared');
export const Waiting: Story = scene('waiting');
export const WaitingFailed: Story = scene('waitingFailed');
export const WaitingWithoutLocation: Story = scene('waitingWithoutLocation');
export const Token: Story = scene('token');
export const TokenOfLetters: Story = scene('tokenOfLetters');
export const TokenFullScreen: Story = scene('tokenFullScreen');
export const Silent: Story = scene('silent');
export const Refused: Story = scene('refused');
export const Duplicate: Story = scene('duplicate');
export const Unsupported: Story = scene('unsupported');
export const Expired: Story = scene('expired');
export const Gone: Story = scene('gone');

export const LoadingHindi: Story = scene('loading', hindi);
export const StartHindi: Story = scene('start', hindi);
export const StartUnfoldedHindi: Story = scene('startUnfolded', hindi);
export const StartNothingTypedHindi: Story = scene('startNothingTyped', hindi);
export const StartTypedWrongHindi: Story = scene('startTypedWrong', hindi);
export const StartOtherCodeHindi: Story = scene('startOtherCode', hindi);
export const StartWithTokensHindi: Story = scene('startWithTokens', hindi);
export const StaleHindi: Story = scene('stale', hindi);
export const CameraAskingHindi: Story = scene('cameraAsking', hindi);
export const CameraHindi: Story = scene('camera', hindi);
export const CameraRefusedHindi: Story = scene('cameraRefused', hindi);
export const NobodyHindi: Story = scene('nobody', hindi);
export const OfflineHindi: Story = scene('offline', hindi);
export const ErrorHindi: Story = scene('error', hindi);
export const ErrorMisconfiguredHindi: Story = scene('errorMisconfigured', hindi);
export const WithoutConnectionHindi: Story = scene('withoutConnection', hindi);
export const ReviewingHindi: Story = scene('reviewing', hindi);
export const ReviewHindi: Story = scene('review', hindi);
export const ReviewSelfDeclaredHindi: Story = scene('reviewSelfDeclared', hindi);
export const ReviewLongNameHindi: Story = scene('reviewLongName', hindi);
export const ReviewHostileNameHindi: Story = scene('reviewHostileName', hindi);
export const ReviewPartialHindi: Story = scene('reviewPartial', hindi);
export const ReviewIncompleteHindi: Story = scene('reviewIncomplete', hindi);
export const ReviewUnknownFacilityHindi: Story = scene('reviewUnknownFacility', hindi);
export const ReviewFailedHindi: Story = scene('reviewFailed', hindi);
export const ReviewSessionEndedHindi: Story = scene('reviewSessionEnded', hindi);
export const LocatingHindi: Story = scene('locating', hindi);
export const SharingHindi: Story = scene('sharing', hindi);
export const ShareLostHindi: Story = scene('shareLost', hindi);
export const NotSharedHindi: Story = scene('notShared', hindi);
export const WaitingHindi: Story = scene('waiting', hindi);
export const WaitingFailedHindi: Story = scene('waitingFailed', hindi);
export const WaitingWithoutLocationHindi: Story = scene('waitingWithoutLocation', hindi);
export const TokenHindi: Story = scene('token', hindi);
export const TokenOfLettersHindi: Story = scene('tokenOfLetters', hindi);
export const TokenFullScreenHindi: Story = scene('tokenFullScreen', hindi);
export const SilentHindi: Story = scene('silent', hindi);
export const RefusedHindi: Story = scene('refused', hindi);
export const DuplicateHindi: Story = scene('duplicate', hindi);
export const UnsupportedHindi: Story = scene('unsupported', hindi);
export const ExpiredHindi: Story = scene('expired', hindi);
export const GoneHindi: Story = scene('gone', hindi);

export const StartDark: Story = scene('start', dark);
export const CameraDark: Story = scene('camera', dark);
export const ReviewIncompleteDark: Story = scene('reviewIncomplete', dark);
export const WaitingDark: Story = scene('waiting', dark);
export const TokenDark: Story = scene('token', dark);
export const SilentDark: Story = scene('silent', dark);
export const RefusedDark: Story = scene('refused', dark);
