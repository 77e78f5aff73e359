import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { useSameWrite } from '../../../lib/api/same-write.ts';
import { isCode } from '../../../lib/http/error.ts';
import { createGroup, groupsKey } from '../api/groups.ts';
import type { GroupValues } from '../components/form/group-form.tsx';
import { GroupForm } from '../components/form/lazy-form.ts';
import { UnderGroups } from '../components/under-groups.tsx';

const empty: GroupValues = { name: '', slug: '', description: '', open: true };

const tooMany = (error: unknown) => (isCode(error, 'FORBIDDEN') ? t('groups.form.tooMany') : undefined);

/** `/groups/new`. It is there once the server has it, and then it is what is shown. */
export function NewGroupPage() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const write = useSameWrite();
  const send = async (values: GroupValues) => {
    const group = await write.send(values, () => values, createGroup);
    await navigate({ to: '/groups/$id', params: { id: group.id }, replace: true });
    await client.invalidateQueries({ queryKey: groupsKey });
  };
  return (
    <>
      <UnderGroups title={t('groups.new')} />
      <PageBody>
        <PageColumns>
          <div className="w-full max-w-160 pt-6 pb-16">
            <p className="mb-6 text-base text-ink-2">{t('groups.form.intro')}</p>
            <GroupForm
              start={empty}
              follows
              send={send}
              refused={tooMany}
              footer={({ pending }) => (
                <div className="flex gap-2 phone:flex-col">
                  <Button type="submit" variant="pri" pending={pending}>
                    {t('groups.create')}
                  </Button>
                  <Button variant="ghost" asChild>
                    <Link to="/groups">{t('action.cancel')}</Link>
                  </Button>
                </div>
              )}
            />
          </div>
        </PageColumns>
      </PageBody>
    </>
  );
}
