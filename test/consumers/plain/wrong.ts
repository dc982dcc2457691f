import 'abdm-elements/elements/abha-signup/define';
import { createAbdmProxy } from 'abdm-elements/proxy';

const signup = document.createElement('abha-signup');
signup.skippable = 'yes'; // wrong
signup.addEventListener('abha-created', (event) => event.detail.otp); // wrong
document.addEventListener('abdm-error', ({ detail }) => detail.stack); // wrong
createAbdmProxy({ origins: [] }); // wrong
