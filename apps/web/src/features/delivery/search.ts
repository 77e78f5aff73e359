/** By what traces are looked for. */
export const traceKeys = ['member', 'source', 'request'] as const;
export type TraceKey = (typeof traceKeys)[number];

/** What of the page is shown, as its address says it. */
export type DeliverySearch = { view?: 'letters' } & { by?: TraceKey; q?: string };

/** What an address says; what it says wrongly is left out. A text of digits alone comes as a number. */
export function deliverySearch({ view, by, q }: Record<string, unknown>): DeliverySearch {
  return {
    ...(view === 'letters' && { view }),
    ...(traceKeys.includes(by as TraceKey) && { by: by as TraceKey }),
    ...((typeof q === 'string' || typeof q === 'number') && String(q) !== '' && { q: String(q).slice(0, 64) }),
  };
}
