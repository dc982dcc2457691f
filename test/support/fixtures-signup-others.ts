import { hurry, ordinaryTime } from './clock.js';
import { driveTo, findPart, settled } from './drive.js';
import { facePage, never, refuse, type Script } from './fixtures.js';
import { at, type SignupScene, submitted, underWay } from './scene.js';
import { until } from './until.js';

const pending: Script = { checkFace: { status: 'pending' } };
const everyWay = 'aadhaar mobile face';

/** Does something while time runs fast, since a face is asked for only every few seconds. */
const quickly =
  (work: SignupScene['reach']): SignupScene['reach'] =>
  async (element) => {
    hurry(30);
    try {
      await work(element);
    } finally {
      ordinaryTime();
    }
  };

const byFace = (script: Script, reach: SignupScene['reach']): SignupScene => ({
  script,
  methods: 'face',
  reach: quickly(reach),
});

/** The first choice, and states of a sign-up by face. */
export const otherScenes = {
  method: at('method', {}, 'aadhaar mobile'),
  methodOfMany: { ...at('method', {}, everyWay), skippable: true },
  noAadhaarMobile: at('no-aadhaar-mobile', {}, 'aadhaar mobile'),
  noAadhaarMobileOfMany: at('no-aadhaar-mobile', {}, everyWay),
  faceConsent: at('consent', {}, 'face'),
  faceBeingStarted: underWay('consent', { startFace: never }, 'face'),
  faceNotAllowed: submitted('consent', { startFace: refuse('method-not-allowed') }, 'face'),
  face: at('face', pending, 'face'),
  faceTooLate: byFace(
    { ...pending, startFace: { ...facePage, expiresAt: '2026-11-20T06:30:02Z' } },
    async (element) => {
      await driveTo(element, 'face');
      await until(() => findPart(element, 'alert') !== undefined, 'the face to be given up');
    },
  ),
  faceConfirmed: byFace({}, (element) => driveTo(element, 'aadhaar')),
  faceNotConfirmed: byFace({ verifyFace: refuse('face-not-verified') }, async (element) => {
    await driveTo(element, 'aadhaar');
    await submitted('aadhaar', {}, 'face').reach(element);
    await settled(element);
  }),
} satisfies Record<string, SignupScene>;
