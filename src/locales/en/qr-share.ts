/** English messages of `<qr-share>` before a counter is known, and those that all its screens share. */
export const qrShare = {
  label: 'Scan and share',
  title: 'Scan and share',
  loading: 'Looking whether you have a token…',
  stale: 'Your tokens could not be read anew. What you see may be out of date.',
  text: 'Scan the QR code at the counter of a hospital, clinic or laboratory. You see what it would get before anything is shared. Then the counter gives you a token.',
  why: 'The camera is used only to read the QR code. Your browser asks you to allow it. No picture is kept or sent.',
  scan: 'Scan with the camera',
  tokens: {
    title: 'Your tokens',
    issued: (token: string, facility: string): string => `Token ${token} of ${facility}`,
    waiting: (facility: string): string => `${facility} has not answered yet`,
    refused: (facility: string): string => `${facility} gave no token`,
    show: (which: string): string => `Show: ${which}`,
    open: 'Show',
  },
  other: {
    title: 'Without the camera',
    picture: 'A picture of the QR code',
    pictureText: 'Choose a photo or a screenshot, drop it here, or paste it. It stays on this device.',
    choose: 'Choose a picture',
    capture: 'Take a photo',
    reading: 'Reading the picture…',
    typed: 'What stands at the QR code',
    link: 'Link of the QR code',
    linkHint: 'Paste it here. Nothing is opened.',
    or: 'Or both of these:',
    hipId: 'Facility ID',
    hipIdHint: 'For example IN0710000001',
    counterId: 'Counter ID',
    counterIdHint: 'For example OPD1',
    submit: 'Continue',
  },
  problems: {
    link: { empty: 'Paste the link, or enter both IDs.' },
    hipId: {
      empty: 'Enter the facility ID.',
      format: 'A facility ID has letters, digits and dashes, without spaces.',
    },
    counterId: {
      empty: 'Enter the counter ID.',
      format: 'A counter ID has at most 20 letters and digits.',
      same: 'The counter ID is another one than the facility ID. Look at the counter, or ask there.',
    },
  },
  /** What was read instead of a counter's QR code. */
  refusals: {
    'incomplete-counter':
      'This QR code does not name a facility and its counter as it should. Ask at the counter for another one.',
    facility:
      'This is a link for linking your records at a facility, not the QR code of a counter. Scan the QR code at the counter.',
    'consent-request':
      'This is a request for your consent, not the QR code of a counter. You find such requests among your consents.',
    'abha-card': 'This is the QR code of an ABHA card. Scan the QR code that hangs at the counter instead.',
    payment:
      'This QR code is for a payment. Nothing was paid. Scan the QR code for registration at the counter.',
    website:
      'This QR code leads to a website, which was not opened. Scan the QR code for registration at the counter.',
    other: 'This is not the QR code of a counter. Scan the QR code for registration at the counter.',
    'no-code': 'No QR code was found in this picture. Take it nearer, straight and in good light.',
    'not-an-image': 'This file cannot be read as a picture. Choose a photo or a screenshot.',
    'too-large': 'This picture is too large. Choose a smaller one, or a screenshot of it.',
    unreadable: 'The picture could not be read just now. Try again, or choose another way.',
  },
  /** Why there is no picture of the camera, and what else to do. */
  cameraFailures: {
    refused:
      'The camera may not be used. Allow it in the settings of your browser for this page and try again, or choose another way below.',
    policy: 'This page may not use the camera. Choose another way below.',
    insecure: 'The camera can be used only over a secure connection (https). Choose another way below.',
    none: 'No camera was found. Choose another way below.',
    busy: 'Another app uses the camera. Close that one and try again, or choose another way below.',
    failed: 'The camera has stopped. Try again, or choose another way below.',
    'not-loaded':
      'The scanner could not be loaded. Check your internet connection and try again, or choose another way below.',
  },
  camera: {
    title: 'Scan the QR code',
    loading: 'Starting the scanner…',
    asking: 'Waiting for the camera. Allow it if your browser asks.',
    hint: 'Hold the QR code inside the frame. It is read by itself.',
    video: 'Picture of the camera',
    which: 'Camera',
    unnamed: (shown: string): string => `Camera ${shown}`,
    torch: 'Light',
    zoom: 'Zoom',
    stop: 'Stop the camera',
  },
  review: {
    loading: 'Reading what would be shared…',
    title: 'Share your details',
  },
  back: 'Back',
  failures: {
    'facility-not-found':
      'ABDM does not know the facility of this QR code. Check its ID, or ask at the counter.',
    'share-not-found': 'What was shared is not known any more. Scan the QR code again.',
  },
  busy: {
    reviewShare: 'Reading what would be shared…',
    shareProfile: 'Sharing…',
    locating: 'Finding your location…',
  },
};

/** The messages of this module, for every language. */
export type QrShareMessages = typeof qrShare;
