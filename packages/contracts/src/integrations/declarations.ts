/** What other systems say reaches members as notifications: it has no events of its own. */
export const integrationDeclarations = {
  errors: { UNKNOWN_RECIPIENTS: 422 },
} as const;
