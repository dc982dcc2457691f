import type { ProviderSearchMessages } from '../en/provider-search.js';

/** Hindi messages of `<provider-search>`. */
export const providerSearch: ProviderSearchMessages = {
  label: 'अस्पताल, क्लिनिक या लैब',
  hint: (shortest) => `नाम के कम से कम ${shortest} अक्षर लिखें।`,
  tooLong: (longest) => `यह बहुत लंबा है: नाम के ज़्यादा से ज़्यादा ${longest} अक्षर लिखें।`,
  searching: 'खोजा जा रहा है…',
  list: 'जो अस्पताल या केंद्र मिले',
  found: (n, shown) => (n === 1 ? `${shown} केंद्र मिला` : `${shown} केंद्र मिले`),
  foundToChoose: (n, shown) =>
    n === 1
      ? `${shown} केंद्र मिला। चुनने के लिए तीर वाली कुंजियाँ दबाएँ।`
      : `${shown} केंद्र मिले। चुनने के लिए तीर वाली कुंजियाँ दबाएँ।`,
  more: (_n, shown) => `पहले ${shown} केंद्र दिख रहे हैं। बाकी के लिए नाम का और हिस्सा लिखें।`,
  empty: (name) => `“${name}” नाम से कोई अस्पताल या केंद्र नहीं मिला।`,
  tips: [
    'वर्तनी जाँच लें।',
    'नाम का छोटा हिस्सा लिखें।',
    'नाम अंग्रेज़ी में या किसी और लिपि में लिखकर देखें।',
    'यहाँ वही अस्पताल और केंद्र मिलते हैं जो ABDM से जुड़े हैं।',
  ],
  lookingUp: 'अस्पताल या केंद्र खोजा जा रहा है…',
  chosen: (name) => `चुना हुआ अस्पताल या केंद्र: ${name}`,
  another: 'कोई और चुनें',
};
