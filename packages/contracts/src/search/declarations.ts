export const searchDeclarations = {
  errors: { SEARCH_TOO_BROAD: 422 },
} as const;
