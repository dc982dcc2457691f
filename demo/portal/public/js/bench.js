import { showDeveloperPanel } from './developer.js';
import { showPageLog } from './page-log.js';
import { showPeople } from './people.js';
import { showPhone } from './phone.js';
import { showServerLog } from './server-log.js';

showPageLog();
showServerLog();
if (document.querySelector('#messages')) {
  const phone = showPhone();
  void showPeople(phone);
  showDeveloperPanel();
}
