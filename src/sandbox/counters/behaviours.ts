/** The ways in which a counter can answer a shared profile. */
export const counterBehaviours = [
  'prompt',
  'slow',
  'silent',
  'refusing',
  'unsupported',
  'duplicate',
] as const;

/** A way in which a counter can answer a shared profile. */
export type CounterBehaviour = (typeof counterBehaviours)[number];

/** What a behaviour does, in words for whoever plays with the sandbox. */
export const counterStories: Readonly<Record<CounterBehaviour, string>> = {
  prompt: 'Gives a token after a second, and the same one again while it is valid',
  slow: 'Gives a token after 20 seconds, and the same one again while it is valid',
  silent: 'Never answers',
  refusing: 'Gives no token (ABDM-9999)',
  unsupported: 'Does not take shared profiles (AS-1223)',
  duplicate: 'Gives a token after a second, and refuses the same patient while it is valid (AS-1129)',
};

/** Seconds before a counter answers; `null` for never. */
export function answerSecondsOf(behaviour: CounterBehaviour | undefined): number | null {
  if (behaviour === 'silent') return null;
  return behaviour === 'slow' ? 20 : 1;
}
