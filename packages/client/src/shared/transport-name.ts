/** The rungs of the ladder, best first. */
export const rungs = ['websocket', 'polling', 'sse', 'rest'] as const;
export type Rung = (typeof rungs)[number];
