import { counterOfPage, counterQuery } from './counter-query.js';

// Whoever came from the SMS of a facility goes on to the records of that facility.
const counter = counterOfPage();
const hipId = new URLSearchParams(location.search).get('hip-id');
// The same is true of a counter's QR code.
if (counter) document.querySelector('#to-share').search = String(counterQuery(counter));
else if (hipId)
  document.querySelector('#to-records').search = String(new URLSearchParams({ 'hip-id': hipId }));
