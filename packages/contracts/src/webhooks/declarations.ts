/** Webhooks are sent by HTTP: they have no events here. */
export const webhookDeclarations = {
  errors: { URL_REFUSED: 422 },
} as const;
