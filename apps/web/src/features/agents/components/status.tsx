import type { Agent, AgentStatus } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';

const looks: Record<AgentStatus, string> = {
  running: 'text-live-text',
  waiting: 'text-warning-text',
  error: 'text-danger-text',
  idle: 'text-ink-3',
  offline: 'text-ink-3',
};

/** The shape says it too: an arc, bars, a mark of exclamation, a ring, a broken ring. */
const Sign = ({ status }: { status: AgentStatus }) => (
  <svg
    viewBox="0 0 14 14"
    aria-hidden="true"
    className="size-3.5 flex-none"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
  >
    <circle
      cx="7"
      cy="7"
      r="5.5"
      {...(status === 'running' && { opacity: 0.3 })}
      {...(status === 'offline' && { strokeDasharray: '2.2 2.2' })}
    />
    {status === 'running' && <path d="M7 1.5a5.5 5.5 0 0 1 5.5 5.5" />}
    {status === 'waiting' && <path d="M5.4 5v4M8.6 5v4" />}
    {status === 'error' && <path d="M7 4.2v3.4M7 9.7v.1" />}
  </svg>
);

/** What an agent is, and under it what it keeps to or has not confirmed yet. */
export function Status({ agent: { status, hold, request } }: { agent: Pick<Agent, 'status' | 'hold' | 'request'> }) {
  const note = request ? t(`agents.notYet.${request.action}`) : hold && t(`agents.hold.${hold}`);
  return (
    <span className="flex flex-col text-sm">
      <span className={cn('inline-flex items-center gap-2 whitespace-nowrap', looks[status])}>
        <Sign status={status} />
        {t(`agents.status.${status}`)}
      </span>
      {note && <span className="text-xs text-ink-3">{note}</span>}
    </span>
  );
}
