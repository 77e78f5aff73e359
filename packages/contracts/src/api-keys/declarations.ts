/** Keys are asked for: they have no events. */
export const apiKeyDeclarations = {
  errors: { KEY_REFUSED: 401 },
} as const;
