/** The transports that reach the server, best first. */
export const transportNames = ['websocket', 'polling', 'sse', 'rest'] as const;
export type TransportName = (typeof transportNames)[number];

/** All that may be tried, best first: `tab` is the connection of another tab. */
export const ladderNames = ['tab', ...transportNames] as const;
export type LadderName = (typeof ladderNames)[number];
