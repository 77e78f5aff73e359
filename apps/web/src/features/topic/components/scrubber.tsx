import type { KeyboardEvent, PointerEvent } from 'react';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dateAndTime, exactTime } from '../../../lib/time/time.ts';

type Props = {
  current: number;
  /** The newest number: what stands where goes by numbers. */
  last: number;
  /** How many replies there are; deleted ones leave their numbers unused. */
  total: number;
  /** When a post was written, ISO; undefined while it is not known. */
  atOf: (number: number) => string | undefined;
  /** The post a drag points to; it is jumped to when it ends. */
  dragged: number | undefined;
  onDrag: (number: number | undefined) => void;
  /** How many of the last ones are new to the reader. */
  news: number;
  onJump: (number: number) => void;
};

const barPx = 180;
const thumbPx = 44;
const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };

/** Where the reader is among all replies; the blue part is new. Arrows jump at once, a drag says where it would lead and jumps when it ends. */
export function Scrubber({ current, last, total, atOf, news, dragged, onDrag, onJump }: Props) {
  const share = (number: number) => (last === 0 ? 0 : Math.min(1, number / last));
  // By transform: a place that changes live is no shift of the layout.
  const shown = dragged ?? current;
  const moved = { transform: `translateY(${Math.round(share(shown) * (barPx - thumbPx))}px)` };
  // Where the new begins goes by numbers, how many they are by what is there.
  const newPart = Math.max(0.04, total === 0 ? 0 : Math.min(1, news / total));
  const reply = total === last ? 'rail.reply' : 'rail.replyWithGaps';
  const where = shown === 0 ? t('rail.post', { total: total + 1 }) : t(reply, { number: shown, total });
  const at = atOf(shown);
  const clamp = (number: number) => Math.min(last, Math.max(0, Math.round(number)));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const to = step !== undefined ? current + step : event.key === 'Home' ? 0 : event.key === 'End' ? last : undefined;
    if (to === undefined) return;
    event.preventDefault();
    onJump(clamp(to));
  };
  const pointed = ({ currentTarget, clientY }: PointerEvent<HTMLElement>) => {
    const frame = currentTarget.getBoundingClientRect();
    return clamp(((clientY - frame.top) / frame.height) * last);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    onDrag(pointed(event));
  };
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    if (dragged === undefined) return;
    onDrag(undefined);
    onJump(pointed(event));
  };
  return (
    <div className="relative h-[188px] ps-4">
      <div
        role="slider"
        tabIndex={0}
        aria-label={t('rail.jump')}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={shown}
        aria-valuetext={at === undefined ? where : t('rail.at', { where, time: exactTime(Date.parse(at)) })}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => dragged !== undefined && onDrag(pointed(event))}
        onPointerUp={onPointerUp}
        onPointerCancel={() => onDrag(undefined)}
        className="absolute inset-y-1 -start-2.5 w-6 cursor-pointer touch-none rounded-sm"
      >
        <span data-sign className="absolute inset-y-0 start-[12px] w-0.5 rounded-full bg-line-strong">
          {news > 0 && (
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
            {dragged === undefined ? <RelativeTime at={at} /> : dateAndTime(Date.parse(at), serverNow())}
          </p>
        )}
      </div>
      {news > 0 && share(shown) < 0.6 && (
        <p aria-hidden="true" className="absolute bottom-6 start-4 text-xs font-medium text-accent-text">
          {t('rail.new', { count: news })}
        </p>
      )}
      {share(shown) < 0.7 && (
        <p aria-hidden="true" className="absolute bottom-0 start-4 text-xs text-ink-3">
          {t('rail.now')}
        </p>
      )}
    </div>
  );
}
