/** The portal's texts in Hindi, by their English. */
export const hindi = {
  'Skip to content': 'सीधे सामग्री पर जाएँ',
  'Pune, since 1962': 'पुणे, 1962 से',
  Language: 'भाषा',
  Colours: 'रंग',
  Auto: 'स्वतः',
  Light: 'हल्का',
  Dark: 'गहरा',
  Main: 'मुख्य',
  Home: 'मुखपृष्ठ',
  Appointments: 'अपॉइंटमेंट',
  'My ABHA': 'मेरा ABHA',
  Register: 'पंजीकरण',
  'Sign in with ABHA': 'ABHA से साइन इन करें',
  'Sign in': 'साइन इन करें',
  'Sign out': 'साइन आउट करें',
  'Reception, day and night:': 'रिसेप्शन, दिन-रात:',
  'The hospital, its patients and its visits are invented.': 'अस्पताल, उसके मरीज़ और अपॉइंटमेंट सब काल्पनिक हैं।',
  'Care close to the hills': 'पहाड़ों के पास, आपकी सेवा में',
  'Appointments, reports and your ABHA in one place: the portal of Sahyadri General Hospital for its patients.':
    'अपॉइंटमेंट, रिपोर्ट और आपका ABHA एक ही जगह: सह्याद्रि जनरल अस्पताल का मरीज़ों के लिए पोर्टल।',
  'Create your ABHA': 'अपना ABHA बनाएँ',
  Outpatients: 'ओपीडी',
  'Monday to Saturday, 8 in the morning to 6 in the evening. Bring earlier reports with you.':
    'सोमवार से शनिवार, सुबह 8 से शाम 6 बजे तक। पुरानी रिपोर्ट साथ लाएँ।',
  Emergency: 'आपातकाल',
  'Open day and night at the east gate. Call 108 for an ambulance.':
    'पूर्वी द्वार पर दिन-रात खुला। एम्बुलेंस के लिए 108 पर कॉल करें।',
  'What is an ABHA?': 'ABHA क्या है?',
  "An account of India's digital health mission: hospitals find your records by it, and only when you agree.":
    'भारत के डिजिटल स्वास्थ्य मिशन का खाता: इससे अस्पताल आपके रिकॉर्ड ढूँढते हैं, और केवल आपकी सहमति से।',
  'Your next visits to the hospital.': 'अस्पताल में आपकी अगली मुलाक़ातें।',
  'Dr. Ira Joglekar, Cardiology': 'डॉ. इरा जोगलेकर, हृदय रोग',
  'Monday, 10:20, outpatients, room 14': 'सोमवार, 10:20, ओपीडी, कमरा 14',
  'Blood test': 'ख़ून की जाँच',
  'Thursday, 8:00, laboratory, ground floor. Come with an empty stomach.':
    'गुरुवार, 8:00, प्रयोगशाला, भूतल। ख़ाली पेट आएँ।',
  'With an ABHA, reports of these visits reach you by themselves.':
    'ABHA होने पर इन मुलाक़ातों की रिपोर्ट अपने आप आपके पास पहुँचती हैं।',
  'Please sign in to the portal first. Choose one of its two invented patients; there is no password.':
    'पहले पोर्टल में साइन इन करें। दो काल्पनिक मरीज़ों में से एक चुनें; पासवर्ड नहीं है।',
  "Get your ABHA, the account of the Ayushman Bharat Digital Mission, without leaving the hospital's portal.":
    'अस्पताल के पोर्टल से बाहर गए बिना अपना ABHA पाएँ: आयुष्मान भारत डिजिटल मिशन का आपका खाता।',
  'You have an ABHA already?': 'आपके पास पहले से ABHA है?',
  'Then the hospital can show you what ABDM knows, and only to you.':
    'तब अस्पताल आपको, और केवल आपको, वह दिखा सकता है जो ABDM को पता है।',
  'The portal is for patients of Sahyadri General Hospital and those who care for them. Sign in with your own ABHA, or with that of somebody who asked you to.':
    'यह पोर्टल सह्याद्रि जनरल अस्पताल के मरीज़ों और उनकी देखभाल करने वालों के लिए है। अपने ABHA से साइन इन करें, या उस व्यक्ति के ABHA से जिसने आपसे कहा हो।',
  'The hospital keeps your ABHA address with your file, to link your visits with it. It reads your profile when you look at it here, and nothing else without your consent.':
    'अस्पताल आपकी फ़ाइल के साथ आपका ABHA पता रखता है, ताकि आपकी मुलाक़ातें उससे जोड़ी जा सकें। जब आप यहाँ अपना प्रोफ़ाइल देखते हैं तभी वह उसे पढ़ता है, और आपकी सहमति के बिना कुछ और नहीं।',
  'You can take this back at the reception at any time.': 'आप इसे रिसेप्शन पर कभी भी वापस ले सकते हैं।',
  'To my ABHA': 'मेरे ABHA पर जाएँ',
  'Your account of the Ayushman Bharat Digital Mission, and those of your family.':
    'आयुष्मान भारत डिजिटल मिशन का आपका खाता, और आपके परिवार के खाते।',
  'Signed in on this device': 'इस डिवाइस पर साइन इन हैं',
  'Sign somebody else in': 'किसी और को साइन इन करें',
  'Sign out of ABDM': 'ABDM से साइन आउट करें',
  Show: 'दिखाएँ',
  'Shown here': 'यहाँ दिख रहा है',
  'For developers': 'डेवलपर के लिए',
  'ABDM ends a session after half an hour. Here it ends at once; the next call to ABDM asks for one more code.':
    'ABDM आधे घंटे बाद सत्र समाप्त करता है। यहाँ वह तुरंत समाप्त होता है; ABDM को अगली कॉल एक और कोड माँगती है।',
  'Expire the ABDM session': 'ABDM सत्र समाप्त करें',
  Expired: 'समाप्त हुआ',
  'There was none to expire': 'समाप्त करने को कोई सत्र नहीं था',
  'Not possible now': 'अभी संभव नहीं',
  'Change the profile elsewhere': 'प्रोफ़ाइल कहीं और बदलें',
  'As the ABHA app does. Open the form of the profile first, type another address there, and save it after this.':
    'जैसे ABHA ऐप बदलता है। पहले प्रोफ़ाइल का फ़ॉर्म खोलें, वहाँ दूसरा पता लिखें, और इसके बाद सहेजें।',
  'House, street and place': 'मकान, सड़क और जगह',
  'Change it': 'बदलें',
  Changed: 'बदल दी गई',
  'ABDM does not take this': 'ABDM इसे नहीं लेता',
  'This part of the page needs a newer browser.': 'पेज के इस हिस्से के लिए नया ब्राउज़र चाहिए।',
  "Create your ABHA on the government's portal": 'सरकारी पोर्टल पर अपना ABHA बनाएँ',
  'The ABHA desk is in the entrance hall, counter 3.': 'ABHA डेस्क प्रवेश हॉल में काउंटर 3 पर है।',
  'What the page was told': 'पेज को क्या बताया गया',
  'Events of the elements, as any script of the page hears them.':
    'एलिमेंट के इवेंट, जैसे पेज की कोई भी स्क्रिप्ट सुनती है।',
  'Nothing yet.': 'अभी कुछ नहीं।',
  "What the hospital's server was told": 'अस्पताल के सर्वर को क्या बताया गया',
  "Hooks of the proxy: the hospital's own database learns it from its server, not from the page.":
    'प्रॉक्सी के हुक: अस्पताल के अपने डेटाबेस को यह पेज से नहीं, उसके सर्वर से पता चलता है।',
  "The patient's phone": 'मरीज़ का फ़ोन',
  'Whose phone': 'किसका फ़ोन',
  'Every phone': 'सभी फ़ोन',
  Messages: 'संदेश',
  'No messages yet. An SMS arrives here when a code is sent.':
    'अभी कोई संदेश नहीं। कोड भेजे जाने पर SMS यहाँ आता है।',
  'People you can try': 'जिनके साथ आप आज़मा सकते हैं',
  "All are invented and live in the local sandbox only. Copy a number or an address into the form; the phone then shows that person's messages.":
    'सब काल्पनिक हैं और केवल स्थानीय सैंडबॉक्स में हैं। कोई नंबर या पता कॉपी करके फ़ॉर्म में डालें; फिर फ़ोन उसी व्यक्ति के संदेश दिखाता है।',
  Aadhaar: 'आधार',
  Mobile: 'मोबाइल',
  'ABHA number': 'ABHA नंबर',
  'ABHA address': 'ABHA पता',
  Code: 'कोड',
  Copy: 'कॉपी करें',
  Copied: 'कॉपी हो गया',
  'Not copied': 'कॉपी नहीं हुआ',
};
