import { Link } from '@tanstack/react-router';
import { CircleAlert, CircleCheck, CirclePause } from 'lucide-react';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import type { Webhook } from '../api/webhooks.ts';

/** How it fares: a sign and its colour. */
export function signOf({ state, failingSince }: Pick<Webhook, 'state' | 'failingSince'>) {
  if (state === 'paused') return { Sign: CirclePause, tone: 'text-ink-3', words: t('integrations.state.paused') };
  if (state === 'stopped')
    return { Sign: CircleAlert, tone: 'text-danger-text', words: t('integrations.state.stopped') };
  if (failingSince !== null)
    return { Sign: CircleAlert, tone: 'text-danger-text', words: t('integrations.state.failing') };
  return { Sign: CircleCheck, tone: 'text-success-text', words: t('integrations.state.active') };
}

/** The last deliveries as small bars; what failed is taller and red. */
function Bars({ recent }: Pick<Webhook, 'recent'>) {
  const failed = recent.filter((state) => state === 'failed').length;
  return (
    <span
      role="img"
      aria-label={t('integrations.recent', { count: recent.length, failed })}
      className="flex h-4 items-end gap-0.5 phone:hidden"
    >
      {recent.map((state, at) => (
        <i
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity than their place
          key={at}
          className={cn('w-1 rounded-[1px]', state === 'failed' ? 'h-4 bg-danger' : 'h-3 bg-line-strong')}
        />
      ))}
    </span>
  );
}

export const rowBox =
  '-mx-3 grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-3 rounded-md px-3 py-2.5 text-sm hover:bg-hover';

/** What it is called, where it leads and how it fares. */
export function RowContent({ hook }: { hook: Webhook }) {
  const { Sign, tone, words } = signOf(hook);
  return (
    <>
      <Sign className={cn('size-4!', tone)} aria-label={words} />
      <span className="min-w-0">
        <b dir="auto" className="block truncate font-medium">
          {hook.name}
        </b>
        <span className="block truncate text-xs text-ink-3">
          <span className="font-mono">{hook.url.replace(/^https?:\/\//, '')}</span> · {hook.events.join(' · ')}
        </span>
      </span>
      <span className="flex items-center gap-3 text-xs text-ink-3">
        <Bars recent={hook.recent} />
        {hook.lastAt !== null && <RelativeTime at={hook.lastAt} />}
      </span>
    </>
  );
}

/** One webhook; it leads to what was sent to it. */
export const WebhookRow = ({ hook, current }: { hook: Webhook; current: boolean }) => (
  <li>
    <Link
      to="/integrations"
      search={{ webhook: hook.id }}
      aria-current={current ? 'true' : undefined}
      className={cn(rowBox, 'aria-[current=true]:bg-active')}
    >
      <RowContent hook={hook} />
    </Link>
  </li>
);
