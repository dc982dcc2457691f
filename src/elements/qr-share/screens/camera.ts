import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { button } from '../../../ui/button.js';
import { isTelling } from '../../../ui/foreign-text.js';
import type { CameraController } from '../camera-controller.js';
import { figure, type ShareView } from '../share-view.js';
import { refusal } from './start.js';

/** What the screen of the camera is rendered from. */
export interface CameraView extends ShareView {
  readonly camera: CameraController;
}

/** Which of the cameras. Parts `field-camera`, `label-camera`, `select`. */
function choice(view: CameraView): TemplateResult | typeof nothing {
  const { camera, messages: m } = view;
  const { cameras = [], camera: chosen } = camera.scan ?? {};
  if (cameras.length < 2) return nothing;
  return html`<div class="field" part="field field-camera">
    <label for="camera" part="label label-camera">${m.camera.which}</label>
    <select
      id="camera"
      part="select"
      .value=${live(chosen ?? '')}
      @change=${(event: Event) => camera.use((event.currentTarget as HTMLSelectElement).value)}
    >
      ${cameras.map(
        ({ id, label }, index) =>
          html`<option value=${id} ?selected=${id === chosen}>
            ${isTelling(label) ? label : m.camera.unnamed(figure(index + 1, view))}
          </option>`,
      )}
    </select>
  </div>`;
}

/** How near. Parts `field-zoom`, `label-zoom`, `input-zoom`. */
function zoom({ camera, messages: m }: CameraView): TemplateResult | typeof nothing {
  const range = camera.scan?.zoom;
  if (!range) return nothing;
  return html`<div class="field" part="field field-zoom">
    <label for="zoom" part="label label-zoom">${m.camera.zoom}</label>
    <input
      id="zoom"
      type="range"
      part="input input-zoom"
      min=${range.min}
      max=${range.max}
      step=${range.step}
      .value=${live(String(range.value))}
      @input=${(event: Event) => camera.setZoom(Number((event.currentTarget as HTMLInputElement).value))}
    />
  </div>`;
}

function torch({ camera, messages: m }: CameraView): TemplateResult | typeof nothing {
  if (!camera.scan?.torch) return nothing;
  return html`<button
    type="button"
    class="secondary"
    part="button button-torch"
    aria-pressed=${camera.isTorchOn ? 'true' : 'false'}
    @click=${() => camera.setTorch(!camera.isTorchOn)}
  >
    ${m.camera.torch}
  </button>`;
}

/** The picture of the camera, with a frame to aim by. Parts `viewfinder`, `video`, `guide`, `hint`. */
export function cameraScreen(view: CameraView): TemplateResult {
  const { camera, messages: m, send } = view;
  const { status } = camera;
  return html`
    <p part="hint">${status === 'on' ? m.camera.hint : m.camera[status]}</p>
    ${refusal(view)}
    <div class="viewfinder" part="viewfinder">
      <video part="video" playsinline muted aria-label=${m.camera.video}></video>
      <div class="guide" part="guide" aria-hidden="true"></div>
    </div>
    ${choice(view)} ${zoom(view)}
    <div class="actions" part="actions">
      ${button({ name: 'stop', label: m.camera.stop, onPress: () => send({ type: 'stop' }) })} ${torch(view)}
    </div>
  `;
}
