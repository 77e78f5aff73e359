/** A fault somebody could put into the code, and the suite that must notice it by naming what it breaks. */
export interface Mutation {
  name: string;
  /** What must go red: looked for in what the tests that fail say. */
  breaks: RegExp;
  /** A part of the name of the one test that must go red, where what it says does not name it. */
  test?: string;
  patches: { file: string; from: string; to: string }[];
  /** Vitest project, test file, a part of the names of the tests to run, and settings of its own. */
  suite: { project: string; file: string; only?: string; env?: Record<string, string> };
}
