import { html, nothing, type TemplateResult } from 'lit';
import type { RecordFilesMessages } from '../../../locales/record-files.js';
import type { FileState } from './files-controller.js';
import type { RecordFile } from '../reading/blocks.js';
import { bytesText } from '../screens/progress.js';

/** A file as it is shown. */
export interface FileView {
  readonly file: RecordFile;
  readonly state: FileState;
  readonly messages: RecordFilesMessages;
  readonly locale: string;
  readonly onBroken: () => void;
}

/** A file: a picture in the page, a PDF to open, everything to download. Parts `file`, `file-name`, `image`, `file-link`. */
export function fileOf({ file, state, messages: m, locale, onBroken }: FileView): TemplateResult {
  if (file.url !== undefined)
    return html`<div class="file stack tight" part="file">
      <p part="file-name">${file.title ?? m.kinds.other}</p>
      <p class="muted">${m.elsewhere} <bdi>${file.url.slice(0, 500)}</bdi></p>
    </div>`;
  if (state === 'opening' || state === 'damaged')
    return html`<div class="file stack tight" part="file" aria-busy=${state === 'opening'}>
      ${file.title ? html`<p part="file-name" dir="auto">${file.title}</p>` : nothing}
      <p class="muted">${state === 'opening' ? m.loading : m.damaged}</p>
    </div>`;
  const name = file.title ?? m.kinds[state.kind];
  const about = [m.kinds[state.kind], m.size(bytesText(state.bytes, locale)), file.made];
  const opens = state.kind === 'pdf' || state.kind === 'image';
  return html`<figure class="file stack tight" part="file">
    ${state.isPicture ? html`<img part="image" src=${state.url} alt=${name} @error=${onBroken} />` : nothing}
    <figcaption class="stack tight">
      <span part="file-name" dir="auto">${name}</span>
      <span class="muted">${about.filter(Boolean).join(' · ')}</span>
    </figcaption>
    <p class="actions">
      ${
        opens
          ? html`<a
              href=${state.url}
              target="_blank"
              rel="noopener"
              part="file-link file-open"
              aria-label=${m.openNamed(name)}
              >${m.open}</a
            >`
          : nothing
      }
      <a
        href=${state.url}
        download=${state.name}
        part="file-link file-download"
        aria-label=${m.downloadNamed(name)}
        >${m.download}</a
      >
    </p>
  </figure>`;
}
