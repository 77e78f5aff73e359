import { CircleCheck, RefreshCw, WifiOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { t } from '../../i18n/t.ts';
import { type ConnectionView, connectionActions, useConnection } from '../../lib/connection.ts';
import { serverNow } from '../../lib/time/server-time.ts';
import { duration } from '../../lib/time/time.ts';
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts';
import { dismissToast, showToast } from '../toast/toast.tsx';
import { Button } from '../ui/action/button.tsx';

const id = 'connection';
const patienceMs = 2000;

const isUp = (state: ConnectionView['state']) =>
  state === 'live' || state === 'polling' || state === 'sse' || state === 'timed';

function showReconnecting(attempt: number, max: number, seconds: number | undefined): void {
  showToast({
    id,
    stays: true,
    silent: true,
    tone: 'warn',
    icon: <RefreshCw aria-hidden="true" />,
    title: t('conn.toast.reconnecting', { attempt, max }),
    body: seconds ? t('conn.toast.next', { seconds }) : t('conn.toast.now'),
    progress: attempt / max,
    actions: (
      <Button size="sm" onClick={connectionActions.retry}>
        {t('conn.tryNow')}
      </Button>
    ),
  });
}

function showLost(replaced: boolean): void {
  showToast({
    id,
    stays: true,
    silent: true,
    tone: 'danger',
    icon: <WifiOff aria-hidden="true" />,
    title: t(replaced ? 'part.replaced.title' : 'conn.lost'),
    body: t(replaced ? 'part.replaced.body' : 'conn.lost.kept'),
    actions: (
      <Button size="sm" variant="pri" onClick={replaced ? () => location.reload() : connectionActions.retry}>
        {t(replaced ? 'state.reload' : 'conn.retryNow')}
      </Button>
    ),
  });
}

function showBack(awayMs: number): void {
  showToast({
    id,
    tone: 'live',
    icon: <CircleCheck aria-hidden="true" />,
    title: t('conn.toast.back', { duration: duration(awayMs) }),
    body: t('conn.toast.backBody'),
  });
}

/** One toast for the whole story of a broken connection, and only when it lasts longer than 2 s. */
export function useConnectionToasts(): void {
  const view = useConnection();
  const downSince = useRef<number | undefined>(undefined);
  const shown = useRef(false);
  const seconds = useSecondsUntil(view && 'nextAt' in view ? view.nextAt : undefined);
  const state = view?.state;
  const attempt = view?.state === 'reconnecting' ? view.attempt : 0;
  const max = view?.state === 'reconnecting' ? view.max : 0;
  const replaced = view?.state === 'lost' && view.replaced === true;

  useEffect(() => {
    if (state === 'reconnecting') {
      downSince.current ??= serverNow();
      const show = () => {
        shown.current = true;
        showReconnecting(attempt, max, seconds);
      };
      const wait = downSince.current + patienceMs - serverNow();
      if (wait <= 0) return show();
      const timer = setTimeout(show, wait);
      return () => clearTimeout(timer);
    }
    if (state === 'lost') {
      downSince.current ??= serverNow();
      shown.current = true;
      return showLost(replaced);
    }
    if (state !== undefined && isUp(state)) {
      if (shown.current && downSince.current !== undefined && serverNow() - downSince.current > patienceMs)
        showBack(serverNow() - downSince.current);
      shown.current = false;
      downSince.current = undefined;
      return;
    }
    // A try after the toast: it stays until it is known what came of it, else it would go while the next one comes.
    if (state === 'connecting' && shown.current) return;
    if (state === 'offline') downSince.current ??= serverNow();
    // Offline and paused have a bar of their own.
    if (shown.current) dismissToast(id);
    shown.current = state === 'offline';
    return;
  }, [state, attempt, max, seconds, replaced]);
}
