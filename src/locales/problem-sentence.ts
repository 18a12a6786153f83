import type { ProblemWords } from './fr/problems.ts';

/** Any problem that has words: its code and the values that the sentence takes. */
export type SpokenProblem = {
  [Code in keyof ProblemWords]: { readonly code: Code } & Parameters<ProblemWords[Code]['what']>[0];
}[keyof ProblemWords];

export interface ProblemNotice {
  readonly what: string;
  readonly remedy: string;
}

type Speak = (problem: SpokenProblem) => string;

/** What happened and what to do, apart; for a notice. */
export function problemNotice(words: ProblemWords, problem: SpokenProblem): ProblemNotice {
  // Each code's functions take that code's values; TypeScript cannot follow the pairing through the union.
  const spoken = words[problem.code] as unknown as { readonly what: Speak; readonly remedy: Speak };
  return { what: spoken.what(problem), remedy: spoken.remedy(problem) };
}

/** What happened and what to do, in one line. */
export function problemSentence(words: ProblemWords, problem: SpokenProblem): string {
  const { what, remedy } = problemNotice(words, problem);
  return `${what} ${remedy}`;
}
