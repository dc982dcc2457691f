import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { elementsTogether, reachTogether } from './elements-together.js';

const meta: Meta = {
  title: 'Theming/Example themes',
  tags: ['!autodocs'],
  render: elementsTogether,
  play: ({ canvasElement }) => reachTogether(canvasElement),
};

export default meta;

const look = (name: string, theme: 'light' | 'dark'): StoryObj => ({ globals: { look: name, theme } });

export const Material = look('material', 'light');
export const MaterialDark = look('material', 'dark');
export const Carbon = look('carbon', 'light');
export const CarbonDark = look('carbon', 'dark');
export const GovernmentPortal = look('government', 'light');
export const GovernmentPortalDark = look('government', 'dark');
