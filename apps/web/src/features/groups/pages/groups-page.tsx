import { Link } from '@tanstack/react-router';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { t } from '../../../i18n/t.ts';
import type { GroupState } from '../api/groups.ts';
import { GroupList } from '../components/group-list.tsx';
import { NewGroupButton } from '../components/new-group-button.tsx';
import { WaitingInvitations } from '../components/waiting-invitations.tsx';

const Frame = ({ state }: { state: GroupState }) => (
  <>
    <PageHead title={t('nav.groups')} action={<NewGroupButton />} />
    <PageBody id={`groups-${state}`}>
      <PageColumns>
        <div className="w-full max-w-(--read-w) pb-12">
          <Segmented label={t('nav.groups')} className="mt-3 -ms-2.5">
            <Link to="/groups" activeOptions={{ exact: true }} className={segment}>
              {t('groups.active')}
            </Link>
            <Link to="/groups/archived" className={segment}>
              {t('groups.archived')}
            </Link>
          </Segmented>
          {state === 'active' && <WaitingInvitations />}
          <GroupList key={state} state={state} />
        </div>
      </PageColumns>
    </PageBody>
  </>
);

/** `/groups`: what waits for the reader, their groups, and those they may join. */
export const GroupsPage = () => <Frame state="active" />;

/** `/groups/archived`: those that rest. */
export const ArchivedGroupsPage = () => <Frame state="archived" />;
