import { t } from '../../i18n/t.ts';
import { type ConnectionView, connectionActions, useLastEventAt, useLatency } from '../../lib/connection.ts';
import { useSecondsUntil } from '../../lib/time/use-seconds-until.ts';
import { Button } from '../ui/action/button.tsx';
import { RelativeTime } from '../ui/sign/relative-time.tsx';
import { looks, nameOf } from './look.ts';

/** The transport in use. */
function transportOf(state: ConnectionView['state']): string {
  switch (state) {
    case 'live':
      return t('conn.rung.websocket');
    case 'polling':
      return t('conn.rung.polling');
    case 'sse':
      return t('conn.rung.sse');
    case 'timed':
      return t('conn.rung.rest');
    default:
      return t('conn.rung.none');
  }
}

/** What it means for the reader, with the numbers of this moment. */
function wordsOf(view: ConnectionView, seconds: number | undefined): string {
  switch (view.state) {
    case 'connecting':
      return t('conn.connecting.words');
    case 'polling':
      return t('conn.polling.words');
    case 'timed':
      return seconds === undefined
        ? t('conn.timed.words')
        : `${t('conn.timed.words')} ${t('conn.timed.next', { seconds })}`;
    case 'reconnecting':
      return t('conn.reconnecting.words', { attempt: view.attempt, max: view.max });
    case 'waiting':
      return t('conn.waiting.words', { seconds: seconds ?? 0 });
    default:
      return looks()[view.state].said;
  }
}

function Action({ view }: { view: ConnectionView }) {
  switch (view.state) {
    case 'lost':
      if (view.replaced) return <Button onClick={() => location.reload()}>{t('state.reload')}</Button>;
      return <Button onClick={connectionActions.retry}>{t('conn.retryNow')}</Button>;
    case 'reconnecting':
    case 'waiting':
      return <Button onClick={connectionActions.retry}>{t('conn.tryNow')}</Button>;
    case 'timed':
      return <Button onClick={connectionActions.refresh}>{t('conn.refresh')}</Button>;
    case 'paused':
      return <Button onClick={connectionActions.useThisWindow}>{t('conn.paused.use')}</Button>;
    default:
      return null;
  }
}

/** The words of the state, the transport in use, the last event, and what can be done. */
export function ConnectionDetails({ view }: { view: ConnectionView }) {
  const lastEventAt = useLastEventAt();
  const latency = useLatency();
  const seconds = useSecondsUntil('nextAt' in view ? view.nextAt : undefined);
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div>
        <h2 className="font-semi phone:hidden">{nameOf(view.state)}</h2>
        <p className="text-ink-2">
          {'replaced' in view && view.replaced ? t('part.replaced.body') : wordsOf(view, seconds)}
        </p>
      </div>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1 border-t border-line pt-3 text-xs [&>dd]:text-end">
        <dt className="text-ink-3">{t('conn.rung')}</dt>
        <dd>{transportOf(view.state)}</dd>
        {latency !== undefined && (
          <>
            <dt className="text-ink-3">{t('conn.latency')}</dt>
            <dd className="tabular-nums">{t('conn.latency.ms', { ms: latency })}</dd>
          </>
        )}
        <dt className="text-ink-3">{t('conn.lastEvent')}</dt>
        <dd>
          {lastEventAt === undefined ? (
            t('conn.lastEvent.none')
          ) : (
            <RelativeTime at={new Date(lastEventAt).toISOString()} />
          )}
        </dd>
      </dl>
      <Action view={view} />
    </div>
  );
}
