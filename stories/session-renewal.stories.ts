import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { sessionScenes, type SessionSceneName } from '../test/support/fixtures-session.js';
import { type SceneArgs, sceneStories } from './scene-story.js';

type Args = SceneArgs<SessionSceneName>;

const meta: Meta<Args> = {
  title: 'Elements/session-renewal',
  component: 'session-renewal',
  tags: ['!autodocs'],
  args: { scene: 'start' },
  argTypes: { scene: { table: { disable: true } } },
  ...sceneStories('session-renewal', sessionScenes),
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: SessionSceneName, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const Start: Story = { ...scene('start'), tags: ['autodocs'] };
export const BeingSent: Story = scene('beingSent');
export const Otp: Story = scene('otp');
export const OtpSentTo: Story = scene('otpSentTo');
export const OtpMayBeSentAgain: Story = scene('otpMayBeSentAgain');
export const OtpNoneLeft: Story = scene('otpNoneLeft');
export const OtpBeingSentAgain: Story = scene('otpBeingSentAgain');
export const OtpIncomplete: Story = scene('otpIncomplete');
export const OtpBeingChecked: Story = scene('otpBeingChecked');
export const OtpWrong: Story = scene('otpWrong');
export const OtpExpired: Story = scene('otpExpired');
export const OtpLocked: Story = scene('otpLocked');
export const LockedAtOnce: Story = scene('lockedAtOnce');
export const TransactionLost: Story = scene('transactionLost');
export const FailureToRetry: Story = scene('failureToRetry');
export const FailureOffline: Story = scene('failureOffline');
export const FailureMisconfigured: Story = scene('failureMisconfigured');
export const Ended: Story = scene('ended');
export const SignedOut: Story = scene('signedOut');
export const WithoutConnection: Story = scene('withoutConnection');

export const StartHindi: Story = scene('start', hindi);
export const BeingSentHindi: Story = scene('beingSent', hindi);
export const OtpHindi: Story = scene('otp', hindi);
export const OtpSentToHindi: Story = scene('otpSentTo', hindi);
export const OtpMayBeSentAgainHindi: Story = scene('otpMayBeSentAgain', hindi);
export const OtpNoneLeftHindi: Story = scene('otpNoneLeft', hindi);
export const OtpBeingSentAgainHindi: Story = scene('otpBeingSentAgain', hindi);
export const OtpIncompleteHindi: Story = scene('otpIncomplete', hindi);
export const OtpBeingCheckedHindi: Story = scene('otpBeingChecked', hindi);
export const OtpWrongHindi: Story = scene('otpWrong', hindi);
export const OtpExpiredHindi: Story = scene('otpExpired', hindi);
export const OtpLockedHindi: Story = scene('otpLocked', hindi);
export const LockedAtOnceHindi: Story = scene('lockedAtOnce', hindi);
export const TransactionLostHindi: Story = scene('transactionLost', hindi);
export const FailureToRetryHindi: Story = scene('failureToRetry', hindi);
export const FailureOfflineHindi: Story = scene('failureOffline', hindi);
export const FailureMisconfiguredHindi: Story = scene('failureMisconfigured', hindi);
export const EndedHindi: Story = scene('ended', hindi);
export const SignedOutHindi: Story = scene('signedOut', hindi);
export const WithoutConnectionHindi: Story = scene('withoutConnection', hindi);

export const StartDark: Story = scene('start', dark);
export const OtpWrongDark: Story = scene('otpWrong', dark);
export const EndedDark: Story = scene('ended', dark);
