export { CameraController } from './camera-controller.js';
export { cameraScreen } from './screens/camera.js';
