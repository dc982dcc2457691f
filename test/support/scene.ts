import type { AbhaSignup } from '../../src/elements/abha-signup/index.js';
import { driveTo, settled, submit } from './drive.js';
import type { Script } from './fixtures.js';

/** A state of a sign-up: what its backend answers, and what the patient does to get there. */
export interface SignupScene {
  readonly script?: Script;
  /** Ways to an ABHA; Aadhaar alone when left out, so that the scene begins with the consent. */
  readonly methods?: string;
  readonly skippable?: boolean;
  /** What must have happened in the tab before the element is there. */
  readonly before?: () => void;
  reach(element: AbhaSignup): Promise<void>;
}

type Step = Parameters<typeof driveTo>[1];

/** A screen as the patient comes to it. */
export const at = (step: Step, script: Script = {}, methods = 'aadhaar'): SignupScene => ({
  script,
  methods,
  reach: (element) => driveTo(element, step),
});

/** A screen after its main button was pressed, and answered. */
export const submitted = (step: Step, script: Script, methods = 'aadhaar'): SignupScene => ({
  script,
  methods,
  async reach(element) {
    await driveTo(element, step);
    await submit(element);
    await settled(element);
  },
});

/** A screen while what its main button set going is under way. */
export const underWay = (step: Step, script: Script, methods = 'aadhaar'): SignupScene => ({
  script,
  methods,
  async reach(element) {
    await driveTo(element, step);
    await submit(element);
  },
});
