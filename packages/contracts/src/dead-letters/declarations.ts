/** What waits for an admin is asked for: it has no events. */
export const deadLetterDeclarations = {} as const;
