declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** Keys were taken back, or who made them left their workspace: every server has to refuse them. */
    'api-keys.revoked': { cause: 'revoked' | 'left'; keyIds: string[] };
  }
}
