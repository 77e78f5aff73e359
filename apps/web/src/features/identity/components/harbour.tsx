import { useQuery } from '@tanstack/react-query';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { Tideline } from '../../../components/ui/sign/tideline.tsx';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import type { Answer } from '../../../lib/api/call.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { isRightNow, rightNowQuery } from '../api/right-now.ts';

type Topic = Answer<'GET /api/topics'>['items'][number];

const swell = 'c45 0 45-22 90-22s45 44 90 44 45-44 90-44 45 44 90 44 45-44 90-44 45 44 90 44 45-44 90-44 45 22 90 22';
const waves = [
  { y: 676, stroke: 'var(--accent)', width: 2, opacity: 1 },
  { y: 732, stroke: 'var(--accent-line)', width: 1.5, opacity: 1 },
  { y: 788, stroke: 'var(--accent-line)', width: 1.5, opacity: 0.6 },
  { y: 844, stroke: 'var(--accent-line)', width: 1.5, opacity: 0.3 },
];

function Line({ topic }: { topic: Topic }) {
  const reply = topic.counts.lastReply;
  const person = reply?.author ?? topic.author;
  const parts = {
    name: <bdi className="font-semi text-ink">{person.displayName}</bdi>,
    topic: <bdi>{topic.title}</bdi>,
  };
  return (
    <li className="flex h-12 items-center gap-3 text-sm">
      <Avatar person={person} size={28} />
      <span className="min-w-0 flex-1 truncate text-ink-2">
        {reply ? rich('signIn.activity.reply', parts) : rich('signIn.activity.topic', parts)}
      </span>
      <RelativeTime at={topic.counts.lastActivityAt} className="text-xs text-ink-3" />
    </li>
  );
}

/** What goes on inside, above the water. */
export function Harbour() {
  const { data = [] } = useQuery(rightNowQuery());
  const heading = t(isRightNow(data, useNow()) ? 'signIn.rightNow' : 'signIn.lately');
  return (
    <aside className="relative hidden items-center overflow-hidden border-s border-line bg-ground laptop:flex">
      <svg viewBox="0 0 720 900" preserveAspectRatio="none" aria-hidden="true" className="absolute inset-0 size-full">
        {waves.map((wave) => (
          <path
            key={wave.y}
            d={`M0 ${wave.y}${swell}`}
            fill="none"
            stroke={wave.stroke}
            strokeWidth={wave.width}
            opacity={wave.opacity}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <div className="relative -mt-[140px] w-full px-[88px]">
        <p className="max-w-[13em] text-balance font-head text-[40px] leading-[46px] font-semi tracking-[-.025em]">
          {t('signIn.hero')}
        </p>
        {data.length > 0 && (
          <div className="mt-10 max-w-[440px]">
            <Tideline label={heading}>{heading}</Tideline>
            <ul>
              {data.map((topic) => (
                <Line key={topic.id} topic={topic} />
              ))}
            </ul>
          </div>
        )}
      </div>
    </aside>
  );
}
