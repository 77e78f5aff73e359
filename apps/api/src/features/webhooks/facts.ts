declare module '../../platform/kernel/facts.ts' {
  interface FactMap {
    /**
     * Nothing reached a webhook for days, or it said that it is no more: it is sent nothing until an admin, or an owner of its workspace,
     * lets it go on. `admins`: who may, and hears of it.
     */
    'webhook.stopped': {
      cause: 'failed';
      webhook: { id: string; name: string };
      admins: string[];
      workspace?: { id: string; slug: string };
    };
  }
}
