import { setUpLanguage } from './language.js';
import { setUpTheme } from './theme.js';

setUpTheme();
setUpLanguage();
