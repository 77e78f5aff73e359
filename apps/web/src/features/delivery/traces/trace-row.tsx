import { Link } from '@tanstack/react-router';
import type { Traced } from '@tidings/contracts';
import { CircleCheck, CircleSlash, Undo2 } from 'lucide-react';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { reasonWords } from './words.ts';

const signs = {
  placed: { Icon: CircleCheck, tone: 'text-live-text' },
  undone: { Icon: Undo2, tone: 'text-ink-3' },
  skipped: { Icon: CircleSlash, tone: 'text-warn-text' },
} as const;

/** One member and one fact: whether it came, and if not, why. Its ids lead to all that belongs to them. */
export function TraceRow({ row: { source, member, type, at, outcome, reason, correlationId } }: { row: Traced }) {
  const { Icon, tone } = signs[outcome];
  const ids = [['source', source] as const, ...(correlationId === null ? [] : [['request', correlationId] as const])];
  return (
    <li className="flex items-start gap-3 border-b border-line py-3 text-sm">
      <Icon aria-hidden="true" className={`mt-0.5 flex-none ${tone}`} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <b className="font-semi">
            {member ? (
              <Link to="/delivery" search={{ by: 'member', q: member.username }} className="hover:underline">
                <bdi>{member.displayName}</bdi>
              </Link>
            ) : (
              t('delivery.nobody')
            )}
          </b>
          <span className="font-mono text-xs text-ink-2">{type}</span>
        </p>
        <p className="mt-0.5 text-ink-2">
          {outcome === 'skipped' ? reasonWords(reason) : t(`delivery.outcome.${outcome}`)}
        </p>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
          {ids.map(([by, id]) => (
            <span key={by} className="min-w-0">
              {t(`delivery.by.${by}`)}{' '}
              <Link
                to="/delivery"
                search={{ by, q: id }}
                className="font-mono underline-offset-2 [overflow-wrap:anywhere] hover:underline"
              >
                {id}
              </Link>
            </span>
          ))}
        </p>
      </div>
      <RelativeTime at={at} className="flex-none text-xs text-ink-3" />
    </li>
  );
}
