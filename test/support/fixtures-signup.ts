import { aadhaarScenes } from './fixtures-signup-aadhaar.js';
import { mobileScenes } from './fixtures-signup-mobile.js';
import { otherScenes } from './fixtures-signup-others.js';

export type { SignupScene } from './scene.js';

/** Every state of a sign-up that a patient can see, for stories and tests. */
export const signupScenes = { ...otherScenes, ...aadhaarScenes, ...mobileScenes };

/** Name of a state in {@link signupScenes}. */
export type SignupSceneName = keyof typeof signupScenes;
