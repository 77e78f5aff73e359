import { Link } from '@tanstack/react-router';
import type { ProfileAnswer } from '@tidings/contracts';
import { Ban, MicOff, Settings } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { RollingNumber } from '../../../components/ui/sign/rolling-number.tsx';
import { t } from '../../../i18n/t.ts';
import { isStaff, useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dateAndTime, exactTime, longDate } from '../../../lib/time/time.ts';
import { StatusMenu, usePresences } from '../../presence/index.ts';
import { BlockedStrip, FollowButton } from '../../relationships/index.ts';
import { ProfileMenu } from './profile-menu.tsx';

const isRunning = (until: string | null): until is string => until !== null && Date.parse(until) > serverNow();

const Figure = ({ name, value }: { name: string; value: number }) => (
  <div className="min-w-0 border-s border-line px-5 first:border-0 first:ps-0 phone:px-3">
    <dt className="text-xs text-ink-3">{name}</dt>
    <dd className="mt-1 text-num font-semi tracking-big tabular-nums">
      <RollingNumber value={value} />
    </dd>
  </div>
);

/** Name, figures and what they say of themselves; for moderators also what was imposed. */
export function ProfileView({ profile }: { profile: ProfileAnswer }) {
  const member = useMember();
  const own = member?.id === profile.id;
  const seen = usePresences([profile.id])(profile.id);
  // Whether somebody is offline or only not seen is not known, so nothing is said of it.
  const status = seen === 'offline' ? undefined : seen;
  const joined = Date.parse(profile.joinedAt);
  return (
    <div className="max-w-(--read-w) pt-6 pb-12">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Avatar person={profile} size={48} presence={status} />
        <div className="min-w-0 flex-[1_1_200px]">
          <p className="flex flex-wrap items-center gap-2">
            <bdi className="truncate font-head text-xl font-semi tracking-big">{profile.displayName}</bdi>
            {profile.role !== 'member' && <Tag tone="line">{t(`topic.${profile.role}`)}</Tag>}
          </p>
          <p className="text-sm text-ink-3">
            @{profile.username} ·{' '}
            <time dateTime={profile.joinedAt} title={exactTime(joined)}>
              {t('profile.joined', { date: longDate(joined) })}
            </time>
            {status && <> · {t(`presence.${status}`)}</>}
          </p>
        </div>
        {own && <StatusMenu />}
        {own && (
          <Button asChild icon={<Settings aria-hidden="true" />}>
            <Link to="/settings">{t('profile.edit')}</Link>
          </Button>
        )}
        {member && !own && <FollowButton profile={profile} />}
        {member && !own && <ProfileMenu profile={profile} staff={isStaff(member)} />}
      </div>
      <BlockedStrip profile={profile} />
      {isRunning(profile.suspendedUntil) && (
        <Strip tone="danger" className="mt-5" icon={<Ban aria-hidden="true" />}>
          {t('profile.suspended', { date: dateAndTime(Date.parse(profile.suspendedUntil), serverNow()) })}
        </Strip>
      )}
      {isRunning(profile.silencedUntil) && (
        <Strip tone="warn" className="mt-5" icon={<MicOff aria-hidden="true" />}>
          {t('profile.silenced', { date: dateAndTime(Date.parse(profile.silencedUntil), serverNow()) })}
        </Strip>
      )}
      <dl className="mt-6 flex border-y border-line py-4">
        <Figure name={t('profile.topicsLabel')} value={profile.topicCount} />
        <Figure name={t('profile.repliesLabel')} value={profile.replyCount} />
        <Figure name={t('profile.likesLabel')} value={profile.likesReceived} />
      </dl>
      <p className="mt-5 whitespace-pre-wrap text-read [overflow-wrap:anywhere]" dir="auto">
        {profile.bio !== '' ? (
          profile.bio
        ) : (
          <span className="text-ink-3">{t(own ? 'profile.noBioOwn' : 'profile.noBio')}</span>
        )}
      </p>
    </div>
  );
}

export const ProfileSkeleton = () => (
  <div aria-busy="true" className="max-w-(--read-w) pt-6">
    <div className="flex items-center gap-4">
      <Skeleton className="size-12 rounded-full" />
      <div className="space-y-2.5">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-3 w-36" />
      </div>
    </div>
    <Skeleton className="mt-6 h-16 w-full" />
    <Skeleton className="mt-5 h-3 w-4/5" />
  </div>
);
