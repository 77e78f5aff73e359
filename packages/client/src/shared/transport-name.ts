/** The transports of the ladder, best first. */
export const transportNames = ['websocket', 'polling', 'sse', 'rest'] as const;
export type TransportName = (typeof transportNames)[number];
