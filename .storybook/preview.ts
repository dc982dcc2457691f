import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import { exampleThemes } from '../stories/theming/example-themes.js';
import { page } from './page.js';

setCustomElementsManifest(manifest);

const viewport = (name: string, width: number, height: number) => ({
  name,
  styles: { width: `${width}px`, height: `${height}px` },
});

const viewports = {
  smallest: viewport('320 px, the narrowest', 320, 640),
  phone: viewport('360 px, a cheap phone', 360, 760),
  tablet: viewport('768 px, a tablet', 768, 1024),
  desktop: viewport('1280 px', 1280, 800),
};

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [(story, { globals }) => page(story(), globals)],
  initialGlobals: { language: 'en', theme: 'light', look: 'own' },
  globalTypes: {
    language: {
      description: 'Language of the page',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: 'en', title: 'English' },
          { value: 'hi', title: 'हिन्दी' },
        ],
      },
    },
    theme: {
      description: 'Light or dark page',
      toolbar: {
        icon: 'contrast',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    look: {
      description: 'Example themes',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: 'own', title: "The kit's own look" },
          ...Object.keys(exampleThemes).map((value) => ({ value, title: `Theme: ${value}` })),
        ],
      },
    },
  },
  parameters: {
    viewport: { options: viewports },
    a11y: { test: 'error' },
    docs: { story: { inline: true } },
  },
};

export default preview;
