import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/abdm-connect/define.js';
import '../src/elements/abha-profile/define.js';
import '../src/elements/abha-signup/define.js';
import { driveTo } from '../test/support/drive.js';
import { elementPage } from '../test/support/element-page.js';
import { fixtureFetch, refuse } from '../test/support/fixtures.js';
import '../test/support/fixtures-profile.js';
import { smoothRenewal } from '../test/support/fixtures-session.js';
import { until } from '../test/support/until.js';

interface Args {
  'base-url': string;
}

const meta: Meta<Args> = {
  title: 'Elements/abdm-connect',
  component: 'abdm-connect',
  args: { 'base-url': '/abdm' },
  render: (args) => html`
    <abdm-connect base-url=${args['base-url']} .fetch=${fixtureFetch()}>
      <abha-signup></abha-signup>
    </abdm-connect>
  `,
  play: async ({ canvasElement }) => {
    for (const element of canvasElement.querySelectorAll('abha-signup')) await driveTo(element, 'consent');
  },
};

export default meta;

type Story = StoryObj<Args>;

export const OneElement: Story = {};

export const LanguageOfItsOwn: Story = {
  tags: ['!autodocs'],
  render: (args) => html`
    <abdm-connect lang="hi" base-url=${args['base-url']} .fetch=${fixtureFetch()}>
      <p lang="en">The page is in English; what stands inside the connection is in Hindi.</p>
      <abha-signup></abha-signup>
    </abdm-connect>
  `,
};

export const OneInsideAnother: Story = {
  tags: ['!autodocs'],
  render: (args) => html`
    <abdm-connect base-url="/another" .fetch=${fixtureFetch()}>
      <abdm-connect base-url=${args['base-url']} .fetch=${fixtureFetch()}>
        <abha-signup></abha-signup>
      </abdm-connect>
    </abdm-connect>
  `,
};

/** The session has ended while an element needs it. */
const renewal: Story = {
  tags: ['!autodocs'],
  render: () =>
    elementPage('abha-profile', { script: { ...smoothRenewal, readProfile: refuse('session-expired') } })
      .connect,
  play: async ({ canvasElement }) => {
    const connect = canvasElement.querySelector('abdm-connect');
    const title = (): Element | null | undefined =>
      connect?.shadowRoot?.querySelector('session-renewal')?.shadowRoot?.querySelector('[part~="patient"]');
    await until(() => title() != null, 'the dialog of the renewal');
  },
};

export const Renewal: Story = renewal;
export const RenewalHindi: Story = { ...renewal, globals: { language: 'hi' } };
export const RenewalDark: Story = { ...renewal, globals: { theme: 'dark' } };
