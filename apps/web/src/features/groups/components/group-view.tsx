import { Navigate } from '@tanstack/react-router';
import type { Group } from '@tidings/contracts';
import { PageColumns } from '../../../components/page/page-body.tsx';
import { useMember } from '../../../lib/session/state.ts';
import { hearsGroup, runsGroup } from '../model/may.ts';
import { tabsOf } from '../model/tabs.ts';
import { GroupActivity } from './activity/group-activity.tsx';
import { HappeningNow } from './activity/happening-now.tsx';
import { GroupSettings } from './form/group-settings.tsx';
import { GroupHead } from './group-head.tsx';
import { GroupTabs } from './group-tabs.tsx';
import { GroupInvited } from './members/group-invited.tsx';
import { GroupMembers } from './members/group-members.tsx';
import { GroupPosts } from './posts/group-posts.tsx';

/** A group: its head, and the part of it that the address names. */
export function GroupView({ group, part }: { group: Group; part: string }) {
  const reader = useMember();
  const [runs, hears] = [runsGroup(group, reader), hearsGroup(group, reader)];
  const tabs = tabsOf(group, reader);
  const tab = tabs.find((one) => one === part);
  if (!tab) return <Navigate to="/groups/$id" params={{ id: group.id }} replace />;
  return (
    <PageColumns rail={hears && tab !== 'activity' && <HappeningNow groupId={group.id} />}>
      <div className="w-full max-w-(--read-w) pb-12">
        <GroupHead group={group} runs={runs} />
        <GroupTabs group={group} tabs={tabs} />
        {tab === 'posts' && <GroupPosts group={group} hears={hears} runs={runs} />}
        {tab === 'members' && (
          <>
            <GroupMembers group={group} runs={runs} />
            {runs && <GroupInvited groupId={group.id} />}
          </>
        )}
        {tab === 'activity' && <GroupActivity groupId={group.id} />}
        {tab === 'settings' && <GroupSettings group={group} />}
      </div>
    </PageColumns>
  );
}
