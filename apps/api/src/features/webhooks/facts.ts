declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /** Nothing reached a webhook for days, or it said that it is no more: it is sent nothing until an admin lets it go on. */
    'webhook.stopped': { cause: 'failed'; webhook: { id: string; name: string }; admins: string[] };
  }
}
