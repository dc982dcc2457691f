import type { StorybookConfig } from '@storybook/web-components-vite';
import { decodeWorker } from '../scripts/vite-decode-worker.js';
import { treeshake, zxingAlias } from '../scripts/vite-zxing.js';

const config: StorybookConfig = {
  framework: { name: '@storybook/web-components-vite', options: {} },
  stories: ['../stories/**/*.stories.ts', '../stories/**/*.mdx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  features: { sidebarOnboardingChecklist: false },
  viteFinal: (vite) => ({
    ...vite,
    base: './',
    plugins: [...(vite.plugins ?? []), decodeWorker()],
    resolve: { ...vite.resolve, alias: zxingAlias },
    build: {
      ...vite.build,
      target: 'es2022',
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { ...vite.build?.rolldownOptions, treeshake },
    },
  }),
};

export default config;
