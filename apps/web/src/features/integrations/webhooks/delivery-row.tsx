import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, LoaderCircle, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { cn } from '../../../lib/cn.ts';
import { exactTime } from '../../../lib/time/time.ts';
import { type Delivery, deliveryQuery } from '../api/webhooks.ts';

const signs = {
  pending: { Sign: LoaderCircle, tone: 'text-live-text' },
  delivered: { Sign: CircleCheck, tone: 'text-success-text' },
  failed: { Sign: CircleX, tone: 'text-danger-text' },
} as const;

/** JSON with line breaks; anything else as it is. */
function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

const Code = ({ title, text }: { title: string; text: string }) => (
  <figure className="mt-2 min-w-0">
    <figcaption className="mb-1 text-xs font-medium text-ink-2">{title}</figcaption>
    <section
      aria-label={title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached with the keyboard
      tabIndex={0}
      className="max-h-72 overflow-auto rounded-md border border-line bg-sunken p-3 font-mono text-xs whitespace-pre"
    >
      {text}
    </section>
  </figure>
);

function Detail({ webhookId, delivery }: { webhookId: string; delivery: Delivery }) {
  const query = useQuery(deliveryQuery(webhookId, delivery));
  if (query.error) return <p className="py-2 text-sm text-danger-text">{refusalInWords(query.error)}</p>;
  if (!query.data) return <Skeleton className="my-3 h-4 w-4/5" />;
  const { body, answer } = query.data;
  return (
    <div className="pb-3">
      {delivery.nextAt !== null && delivery.tries > 0 && (
        <p className="text-xs text-ink-3">
          {t('integrations.nextTry', { time: exactTime(Date.parse(delivery.nextAt)), tries: delivery.tries, of: 8 })}
        </p>
      )}
      <Code title={t('integrations.sent')} text={readable(body)} />
      <Code
        title={t('integrations.answer')}
        text={answer === null || answer === '' ? t('integrations.noAnswer') : answer}
      />
    </div>
  );
}

type Props = { webhookId: string; delivery: Delivery; onAgain: (() => void) | undefined };

/** One thing that was sent: what became of it, and behind it what was sent and answered. */
export function DeliveryRow({ webhookId, delivery, onAgain }: Props) {
  const [open, setOpen] = useState(false);
  const { type, state, status, problem, tries, ms, createdAt } = delivery;
  const { Sign, tone } = signs[state];
  const code = status ?? (problem === null ? '…' : '–');
  const failing = state === 'failed' || (state === 'pending' && tries > 0);
  const what = problem !== null ? t('integrations.problem', { problem }) : '';
  return (
    <li className="border-b border-line text-sm">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="grid min-h-11 grid-cols-[auto_2.5rem_minmax(0,1fr)_auto] items-center gap-2 rounded-md text-start hover:bg-hover"
        >
          <Sign
            className={cn('size-4!', failing ? 'text-danger-text' : tone)}
            aria-label={t(`integrations.delivery.${state}`)}
          />
          <code className={cn('font-mono text-xs', failing ? 'text-danger-text' : 'text-ink-2')}>{code}</code>
          <span className="min-w-0 truncate">
            {type}{' '}
            <span className="text-ink-3">
              {what || (ms !== null && tries > 0 && t('integrations.try', { tries, ms }))}
            </span>
          </span>
          <RelativeTime at={createdAt} className="text-xs text-ink-3" />
        </button>
        {onAgain && state !== 'pending' ? (
          <IconButton label={t('integrations.again', { type })} dense onClick={onAgain}>
            <RotateCw className="size-3.5!" aria-hidden="true" />
          </IconButton>
        ) : (
          <span className="w-7" />
        )}
      </div>
      {open && <Detail webhookId={webhookId} delivery={delivery} />}
    </li>
  );
}
