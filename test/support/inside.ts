/** Everything in an element's shadow and in its fields. Left out is the random number of lit's marks: it may look like a secret. */
export function inside({ shadowRoot }: HTMLElement): string {
  const values = [...(shadowRoot?.querySelectorAll('input') ?? [])].map(({ value }) => value);
  return [shadowRoot?.innerHTML.replace(/lit\$\d+\$/g, 'lit'), ...values].join('\n');
}
