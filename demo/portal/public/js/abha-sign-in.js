// Whoever came from the SMS of a facility goes on to the records of that facility.
const hipId = new URLSearchParams(location.search).get('hip-id');
if (hipId) document.querySelector('#to-records').search = String(new URLSearchParams({ 'hip-id': hipId }));
