const form = document.querySelector('#treated');
const search = form.querySelector('provider-search');

form.addEventListener('submit', (event) => {
  const { hipId } = search.value ?? {};
  form.elements['hip-id'].value = hipId ?? '';
  if (hipId) return;
  event.preventDefault();
  search.focus();
});
