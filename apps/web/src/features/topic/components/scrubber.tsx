import type { KeyboardEvent, PointerEvent } from 'react';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';

type Props = {
  current: number;
  total: number;
  /** The moment of the post at the reader's eye, ISO. */
  at: string | undefined;
  since: number | undefined;
  onJump: (number: number) => void;
};

const barPx = 180;
const thumbPx = 44;
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Where the reader is among all replies; the blue part is new. Arrows and a press jump. */
export function Scrubber({ current, total, at, since, onJump }: Props) {
  const share = (number: number) => (total === 0 ? 0 : Math.min(1, number / total));
  // By transform: a place that changes live is no shift of the layout.
  const moved = { transform: `translateY(${Math.round(share(current) * (barPx - thumbPx))}px)` };
  const newCount = since === undefined ? 0 : Math.max(0, total - since);
  const newPart = Math.max(0.04, 1 - share(since ?? total));
  const where = current === 0 ? t('rail.post', { total: total + 1 }) : t('rail.reply', { number: current, total });
  const clamp = (number: number) => Math.min(total, Math.max(0, Math.round(number)));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const to = step !== undefined ? current + step : event.key === 'Home' ? 0 : event.key === 'End' ? total : undefined;
    if (to === undefined) return;
    event.preventDefault();
    onJump(clamp(to));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const frame = event.currentTarget.getBoundingClientRect();
    onJump(clamp(((event.clientY - frame.top) / frame.height) * total));
  };
  return (
    <div className="relative h-[188px] ps-4">
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('rail.jump')}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={current}
        aria-valuetext={where}
        onKeyDown={onKeyDown}
        onPointerUp={onPointerUp}
        className="absolute inset-y-1 -start-2.5 w-6 cursor-pointer rounded-sm"
      >
        <span data-sign className="absolute inset-y-0 start-[12px] w-0.5 rounded-full bg-line-strong">
          {newCount > 0 && (
            <i
              className="absolute inset-y-0 start-0 w-0.5 origin-bottom bg-accent"
              style={{ transform: `scaleY(${newPart})` }}
            />
          )}
          <b className="absolute top-0 -start-[3px] w-2 rounded-full bg-ink" style={{ ...moved, height: thumbPx }} />
        </span>
      </div>
      <div aria-hidden="true" className="pointer-events-none absolute top-1 start-4 pt-[5px]" style={moved}>
        <p className="font-medium">{where}</p>
        {at !== undefined && (
          <p className="text-xs text-ink-3">
            <RelativeTime at={at} />
          </p>
        )}
      </div>
      {newCount > 0 && share(current) < 0.6 && (
        <p aria-hidden="true" className="absolute bottom-6 start-4 text-xs font-medium text-accent-text">
          {t('rail.new', { count: newCount })}
        </p>
      )}
      {share(current) < 0.7 && (
        <p aria-hidden="true" className="absolute bottom-0 start-4 text-xs text-ink-3">
          {t('rail.now')}
        </p>
      )}
    </div>
  );
}
