/** What of the page is shown, as its address says it: all, or what was sent to one webhook. */
export type IntegrationsSearch = { view?: 'keys' | 'webhooks'; webhook?: string };

const id = /^[0-9a-f-]{36}$/;

/** What an address says; what it says wrongly is left out. */
export function integrationsSearch({ view, webhook }: Record<string, unknown>): IntegrationsSearch {
  return {
    ...((view === 'keys' || view === 'webhooks') && { view }),
    ...(typeof webhook === 'string' && id.test(webhook) && { webhook }),
  };
}
