/** A parsed answer: tests look into it by name. */
// biome-ignore lint/suspicious/noExplicitAny: the shapes are what the tests assert
export type Any = any;
