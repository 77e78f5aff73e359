import { Link } from '@tanstack/react-router';
import type { Activity, Workspace } from '@tidings/contracts';
import { Bot, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '../../../../components/ui/people/avatar.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { deedInWords, hasSubject } from '../model/words.ts';

const square = (sign: ReactNode) => (
  <span
    aria-hidden="true"
    className="inline-flex size-6 flex-none items-center justify-center rounded-[28%] bg-active text-ink-2 [&>svg]:size-3.5!"
  >
    {sign}
  </span>
);

function By({ by }: Pick<Activity, 'by'>) {
  if (by.kind === 'agent') return square(<Bot />);
  if (by.kind === 'system') return square(<Clock />);
  return <Avatar size={24} person={{ username: by.id ?? '', displayName: by.name }} />;
}

const leads = 'font-medium [overflow-wrap:anywhere] hover:underline';

function Subject({ item: { about, subject }, slug }: { item: Activity; slug: string }) {
  if (subject.name === null) return <span className="text-ink-3">{t('overview.gone')}</span>;
  const name = <bdi>{subject.name}</bdi>;
  if (about === 'member') return <span className="font-medium">{name}</span>;
  return about === 'approval' ? (
    <Link to="/approvals/$id" params={{ id: subject.id }} className={leads}>
      {name}
    </Link>
  ) : (
    <Link to="/w/$slug/agents/$id" params={{ slug, id: subject.id }} className={leads}>
      {name}
    </Link>
  );
}

/** Somebody did something: who, what, to what, and what was said. */
export const ActivityRow = ({ item, workspace: { slug } }: { item: Activity; workspace: Workspace }) => (
  <li className="flex gap-3 border-t border-line py-2.5 text-sm leading-5 phone:py-3">
    <By by={item.by} />
    <div className="min-w-0 flex-1">
      <p className="text-ink-2">
        <b className="font-semi text-ink">
          <bdi>{item.by.name || t('overview.somebody')}</bdi>
        </b>{' '}
        {deedInWords(item)} {hasSubject(item) && <Subject item={item} slug={slug} />}
      </p>
      {item.words !== null && (
        <p dir="auto" className="truncate text-ink-2">
          {item.words}
        </p>
      )}
    </div>
    <RelativeTime at={item.at} className="flex-none text-xs leading-5 tabular-nums text-ink-3" />
  </li>
);
