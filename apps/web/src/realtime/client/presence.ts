import type { TidingsClient } from '@tidings/client';

/** Away after the tab was out of sight for so long; glances elsewhere are nobody's business. */
const awayMs = 60_000;

/** Notifies the server whether this member is at the screen, when it changes and on each new connection. */
export function startPresence(client: TidingsClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent: 'online' | 'away' = 'online';
  const send = (status: 'online' | 'away') => {
    sent = status;
    client.command('presence:update', { status }).catch(() => undefined);
  };
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => send('away'), awayMs);
    else if (sent === 'away') send('online');
  };
  const stopReady = client.on('session:ready', () => {
    if (sent === 'away') send(sent);
  });
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    clearTimeout(timer);
    stopReady();
    document.removeEventListener('visibilitychange', look);
  };
}
