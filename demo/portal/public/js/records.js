// The SMS of a facility leads here with the facility's id, and whoever has to sign in first comes back with it.
const hipId = new URLSearchParams(location.search).get('hip-id');
if (hipId) {
  const records = document.querySelector('care-contexts');
  records.setAttribute('hip-id', hipId);
  records.setAttribute('sign-in-url', `/abha-sign-in?${new URLSearchParams({ 'hip-id': hipId })}`);
}
