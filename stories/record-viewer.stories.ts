import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { recordScenes, type RecordSceneName } from '../test/support/fixtures-records.js';
import { type SceneArgs, sceneStories } from './scene-story.js';

type Args = SceneArgs<RecordSceneName>;

const meta: Meta<Args> = {
  title: 'Elements/record-viewer',
  component: 'record-viewer',
  tags: ['!autodocs'],
  args: { scene: 'loading' },
  argTypes: { scene: { table: { disable: true } } },
  ...sceneStories('record-viewer', recordScenes),
};

export default meta;

type Story = StoryObj<Args>;

const scene = (name: RecordSceneName, globals: Record<string, string> = {}): Story => ({
  args: { scene: name },
  globals,
});
const hindi = { language: 'hi' };
const dark = { theme: 'dark' };

export const None: Story = scene('none');
export const Loading: Story = { ...scene('loading'), tags: ['autodocs'] };
export const Receiving: Story = scene('receiving');
export const Cancelled: Story = scene('cancelled');
export const Consultation: Story = scene('consultation');
export const Narratives: Story = scene('narratives');
export const Prescription: Story = scene('prescription');
export const Laboratory: Story = scene('laboratory');
export const Discharge: Story = scene('discharge');
export const Immunization: Story = scene('immunization');
export const Invoice: Story = scene('invoice');
export const Documents: Story = scene('documents');
export const Wellness: Story = scene('wellness');
export const Long: Story = scene('long');
export const Hostile: Story = scene('hostile');
export const WithoutOrder: Story = scene('withoutOrder');
export const Partial: Story = scene('partial');
export const EmptyRecord: Story = scene('emptyRecord');
export const Closed: Story = scene('closed');
export const Stale: Story = scene('stale');
export const Empty: Story = scene('empty');
export const NotReady: Story = scene('notReady');
export const NotFound: Story = scene('notFound');
export const ConsentMissing: Story = scene('consentMissing');
export const TooLarge: Story = scene('tooLarge');
export const Error: Story = scene('error');
export const ErrorToWait: Story = scene('errorToWait');
export const ErrorTransaction: Story = scene('errorTransaction');
export const NotABundle: Story = scene('notABundle');
export const Offline: Story = scene('offline');
export const SessionEnded: Story = scene('sessionEnded');
export const WithoutConnection: Story = scene('withoutConnection');

export const NoneHindi: Story = scene('none', hindi);
export const LoadingHindi: Story = scene('loading', hindi);
export const ReceivingHindi: Story = scene('receiving', hindi);
export const CancelledHindi: Story = scene('cancelled', hindi);
export const ConsultationHindi: Story = scene('consultation', hindi);
export const NarrativesHindi: Story = scene('narratives', hindi);
export const PrescriptionHindi: Story = scene('prescription', hindi);
export const LaboratoryHindi: Story = scene('laboratory', hindi);
export const DischargeHindi: Story = scene('discharge', hindi);
export const ImmunizationHindi: Story = scene('immunization', hindi);
export const InvoiceHindi: Story = scene('invoice', hindi);
export const DocumentsHindi: Story = scene('documents', hindi);
export const WellnessHindi: Story = scene('wellness', hindi);
export const LongHindi: Story = scene('long', hindi);
export const HostileHindi: Story = scene('hostile', hindi);
export const WithoutOrderHindi: Story = scene('withoutOrder', hindi);
export const PartialHindi: Story = scene('partial', hindi);
export const EmptyRecordHindi: Story = scene('emptyRecord', hindi);
export const ClosedHindi: Story = scene('closed', hindi);
export const StaleHindi: Story = scene('stale', hindi);
export const EmptyHindi: Story = scene('empty', hindi);
export const NotReadyHindi: Story = scene('notReady', hindi);
export const NotFoundHindi: Story = scene('notFound', hindi);
export const ConsentMissingHindi: Story = scene('consentMissing', hindi);
export const TooLargeHindi: Story = scene('tooLarge', hindi);
export const ErrorHindi: Story = scene('error', hindi);
export const ErrorToWaitHindi: Story = scene('errorToWait', hindi);
export const ErrorTransactionHindi: Story = scene('errorTransaction', hindi);
export const NotABundleHindi: Story = scene('notABundle', hindi);
export const OfflineHindi: Story = scene('offline', hindi);
export const SessionEndedHindi: Story = scene('sessionEnded', hindi);
export const WithoutConnectionHindi: Story = scene('withoutConnection', hindi);

export const ConsultationDark: Story = scene('consultation', dark);
export const LaboratoryDark: Story = scene('laboratory', dark);
export const PrescriptionDark: Story = scene('prescription', dark);
export const InvoiceDark: Story = scene('invoice', dark);
export const DocumentsDark: Story = scene('documents', dark);
export const DischargeDark: Story = scene('discharge', dark);
export const StaleDark: Story = scene('stale', dark);
export const NotReadyDark: Story = scene('notReady', dark);
