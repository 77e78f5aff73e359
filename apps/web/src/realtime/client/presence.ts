import type { TidingsClient } from '@tidings/client';

/** Away after so long without a key or a pointer, or after the tab was out of sight for so long; glances elsewhere are nobody's business. */
const idleMs = 5 * 60_000;
const hiddenMs = 60_000;

const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Notifies the server whether this member is at the screen, when it changes and on each new connection. */
export function startPresence(client: Pick<TidingsClient, 'command' | 'on'>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sent: 'online' | 'away' = 'online';
  let usedAt = performance.now();
  let hiddenAt = document.hidden ? usedAt : undefined;
  const send = (status: 'online' | 'away') => {
    if (status === sent) return;
    sent = status;
    client.command('presence:update', { status }).catch(() => undefined);
  };
  const look = () => {
    clearTimeout(timer);
    const awayAt = hiddenAt === undefined ? usedAt + idleMs : Math.min(hiddenAt + hiddenMs, usedAt + idleMs);
    const left = awayAt - performance.now();
    send(left > 0 ? 'online' : 'away');
    if (left > 0) timer = setTimeout(look, left);
  };
  // Every movement is one of these: the timer is looked at when it ends, and not set anew.
  const used = () => {
    usedAt = performance.now();
    if (sent === 'away' && hiddenAt === undefined) look();
  };
  const turned = () => {
    hiddenAt = document.hidden ? performance.now() : undefined;
    if (!document.hidden) usedAt = performance.now();
    look();
  };
  const stopReady = client.on('session:ready', () => {
    if (sent === 'away') client.command('presence:update', { status: sent }).catch(() => undefined);
  });
  document.addEventListener('visibilitychange', turned);
  for (const input of inputs) window.addEventListener(input, used, { passive: true, capture: true });
  look();
  return () => {
    clearTimeout(timer);
    stopReady();
    document.removeEventListener('visibilitychange', turned);
    for (const input of inputs) window.removeEventListener(input, used, { capture: true });
  };
}
