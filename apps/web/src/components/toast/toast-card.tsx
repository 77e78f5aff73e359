import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../i18n/t.ts';
import { cn } from '../../lib/cn.ts';

export type ToastTone = 'plain' | 'live' | 'warn' | 'danger';
export type ToastContent = {
  title: ReactNode;
  body?: ReactNode;
  /** A lucide icon, or an Avatar with `face`. */
  icon?: ReactNode;
  face?: ReactNode;
  tone?: ToastTone;
  /** At most two Buttons of size sm. */
  actions?: ReactNode;
  /** Somebody else says it already, or it counts: nothing is read out. */
  silent?: boolean;
  /** 0 to 1, a line at the foot. */
  progress?: number;
};

const tones: Record<ToastTone, string> = {
  plain: 'bg-active text-ink-2',
  live: 'bg-live-tint text-live-text',
  warn: 'bg-warning-tint text-warning-text',
  danger: 'bg-danger-tint text-danger-text',
};

export function ToastCard({
  title,
  body,
  icon,
  face,
  tone = 'plain',
  actions,
  progress,
  silent = false,
  onClose,
}: ToastContent & { onClose: () => void }) {
  return (
    <div
      {...(silent ? { 'aria-live': 'off' } : { role: tone === 'danger' ? 'alert' : 'status' })}
      className="relative grid w-[376px] max-w-[calc(100vw-24px)] grid-cols-[auto_minmax(0,1fr)_auto] gap-x-3 overflow-hidden rounded-lg border border-line bg-raised p-3 text-sm text-ink shadow-3"
    >
      {face ?? <span className={cn('flex size-8 items-center justify-center rounded-full', tones[tone])}>{icon}</span>}
      <div className="min-w-0">
        <p className="font-semi">{title}</p>
        {body !== undefined && <p className="line-clamp-2 text-ink-2">{body}</p>}
        {actions !== undefined && <div className="mt-2 flex gap-1.5">{actions}</div>}
      </div>
      <button
        type="button"
        aria-label={t('action.close')}
        onClick={onClose}
        className="relative -mt-1 -me-1 flex size-6 items-center justify-center rounded-sm text-ink-3 hover:bg-active hover:text-ink phone:after:absolute phone:after:-inset-2.5"
      >
        <X className="size-3.5!" aria-hidden="true" />
      </button>
      {progress !== undefined && (
        <i
          aria-hidden="true"
          className="absolute bottom-0 start-0 h-0.5 w-full origin-left rtl:origin-right bg-warning"
          style={{ transform: `scaleX(${progress})` }}
        />
      )}
    </div>
  );
}
