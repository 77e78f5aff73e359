import type { TidingsClient } from '@tidings/client';

/** Away after the tab was out of sight for so long; glances elsewhere are nobody's business. */
const awayMs = 60_000;

/** Tells the server whether this member is at the screen, when it changes and on each new connection. */
export function startPresence(client: TidingsClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said: 'online' | 'away' = 'online';
  const tell = (status: 'online' | 'away') => {
    said = status;
    client.command('presence:update', { status }).catch(() => undefined);
  };
  const look = () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => tell('away'), awayMs);
    else if (said === 'away') tell('online');
  };
  const stopReady = client.on('session:ready', () => {
    if (said === 'away') tell(said);
  });
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    clearTimeout(timer);
    stopReady();
    document.removeEventListener('visibilitychange', look);
  };
}
