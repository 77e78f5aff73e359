/** What became of a request is asked for: it has no events. */
export const traceDeclarations = {} as const;
