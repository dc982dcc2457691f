/** What a check found: `problem` breaks an element or endangers a patient, `advice` may be meant as it is. */
export interface Finding {
  readonly level: 'problem' | 'advice';
  readonly area: 'page' | 'elements' | 'scripts' | 'policy' | 'proxy';
  /** What is wrong, as a sentence. */
  readonly what: string;
  /** What to do about it. */
  readonly next: string;
}

/** Makes the findings of one area. */
export const findingsOf = (area: Finding['area']) => ({
  problem: (what: string, next: string): Finding => ({ level: 'problem', area, what, next }),
  advice: (what: string, next: string): Finding => ({ level: 'advice', area, what, next }),
});
