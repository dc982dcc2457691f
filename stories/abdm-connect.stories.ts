import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/abdm-connect/define.js';
import '../src/elements/abha-signup/define.js';
import { driveTo } from '../test/support/drive.js';
import { fixtureFetch } from '../test/support/fixtures.js';

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
