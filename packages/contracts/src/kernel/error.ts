/** What is known of an error code: its HTTP status on REST, and what it means to whoever meets it. */
export type ErrorText = {
  readonly meaning: string;
  /** What a person reads when the code comes without a text of its own; else the meaning. */
  readonly message?: string;
};
export type ErrorDefinition = ErrorText & { readonly status: number };

/** Joins codes and texts. A code has both or does not compile. */
export function declareErrors<
  const C extends Record<string, number>,
  const T extends Record<keyof C, ErrorText> & Record<Exclude<keyof T, keyof C>, never>,
>(codes: C, texts: T): { readonly [N in keyof C]: ErrorDefinition } {
  const textOf: Record<string, ErrorText> = texts;
  return Object.fromEntries(
    Object.entries(codes).map(([code, status]) => [code, { status, ...textOf[code] }]),
  ) as never;
}
