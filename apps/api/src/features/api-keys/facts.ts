declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** An admin took keys back: every server has to refuse them. */
    'api-keys.revoked': { cause: 'revoked'; keyIds: string[] };
  }
}
