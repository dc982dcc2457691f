import type { ProfileMessages } from '../en/profile.js';
import { accounts } from './accounts.js';
import { person } from './person.js';

/** Hindi messages of `<abha-profile>`. */
export const profile: ProfileMessages = {
  label: 'मेरी ABHA प्रोफ़ाइल',
  title: 'मेरी ABHA प्रोफ़ाइल',
  loading: 'आपकी प्रोफ़ाइल लोड हो रही है…',
  stale: 'इसे अभी फिर से नहीं पढ़ा जा सका; यह पुराना हो सकता है।',
  verified: accounts.verified,
  selfDeclared: accounts.selfDeclared,
  number: 'ABHA नंबर',
  address: 'ABHA पता',
  otherAddresses: 'दूसरे ABHA पते',
  name: 'नाम',
  birth: 'जन्म तिथि',
  gender: 'लिंग',
  mobile: 'मोबाइल नंबर',
  home: 'पता',
  unknown: 'पता नहीं',
  edit: 'बदलें',
  elsewhere: 'मोबाइल नंबर, फ़ोटो और पसंदीदा पता ABHA पोर्टल या ABHA ऐप में बदले जाते हैं।',
  form: {
    title: 'अपनी प्रोफ़ाइल बदलें',
    locked: 'नाम, जन्म तिथि और लिंग आधार से आते हैं और यहाँ नहीं बदले जा सकते।',
    missing: 'ABDM को आपकी पूरी जन्म तिथि नहीं पता। कृपया इसे पूरा करें।',
    save: 'सहेजें',
    saving: 'सहेजा जा रहा है…',
    cancel: 'रद्द करें',
    saved: 'आपकी प्रोफ़ाइल सहेज ली गई है।',
    savedUnread: 'आपकी प्रोफ़ाइल सहेज ली गई है, पर अभी फिर से पढ़ी नहीं जा सकी।',
    ...person,
  },
};
