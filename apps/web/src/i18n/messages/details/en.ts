export const en = {
  'conn.connecting.words': 'Opening the live connection.',
  'conn.timed.next': 'Next check in {seconds, number} s.',
  'conn.reconnecting.words': 'Reconnecting, try {attempt, number} of {max, number}. Nothing is lost.',
  'conn.waiting.words': 'The server is full. We try again in {seconds, number} s.',
  'conn.refresh': 'Check now',
  'conn.rung': 'Way in use',
  'conn.rung.websocket': 'WebSocket',
  'conn.rung.polling': 'Long-polling',
  'conn.rung.sse': 'Server-sent events',
  'conn.rung.rest': 'Timed requests',
  'conn.rung.none': 'None',
  'conn.latency': 'Round trip',
  'conn.latency.ms': '{ms, number} ms',
  'conn.lastEvent': 'Last event',
  'conn.lastEvent.none': 'None yet',
} as const;

declare module '../../catalogues.ts' {
  interface Catalogues {
    details: typeof en;
  }
}
