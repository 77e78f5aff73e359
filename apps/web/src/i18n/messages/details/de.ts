import type { Translation } from '@tidings/i18n';
import type { en } from './en.ts';

export const de: Translation<typeof en> = {
  'conn.connecting.words': 'Die Live-Verbindung wird geöffnet.',
  'conn.timed.next': 'Nächste Prüfung in {seconds, number} s.',
  'conn.reconnecting.words': 'Verbinde neu, Versuch {attempt, number} von {max, number}. Nichts geht verloren.',
  'conn.waiting.words': 'Der Server ist voll. Wir versuchen es in {seconds, number} s wieder.',
  'conn.refresh': 'Jetzt prüfen',
  'conn.rung': 'Genutzter Weg',
  'conn.rung.websocket': 'WebSocket',
  'conn.rung.polling': 'Long-Polling',
  'conn.rung.sse': 'Server-Sent Events',
  'conn.rung.rest': 'Getaktete Anfragen',
  'conn.rung.none': 'Keiner',
  'conn.latency': 'Hin und zurück',
  'conn.latency.ms': '{ms, number} ms',
  'conn.lastEvent': 'Letztes Ereignis',
  'conn.lastEvent.none': 'Noch keines',
};
