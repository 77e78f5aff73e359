import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Group, GroupMember, Person } from '@tidings/contracts';
import { createElement } from 'react';
import { showToast } from '../../../../components/toast/toast.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { groupsKey } from '../../api/groups.ts';
import { setGroupRole } from '../../api/members.ts';

type Role = GroupMember['role'];

/** Gives somebody a role at once, and says so with the way back. */
export function useSetRole(group: Group, person: Person): { set: (role: Role) => void; error: Error | null } {
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: ({ role }: { role: Role; isUndo?: true }) => setGroupRole(group.id, person.username, role),
    onSuccess: (_, { role, isUndo }) => {
      const back = role === 'owner' ? 'member' : 'owner';
      const undo = createElement(
        Button,
        { size: 'sm', onClick: () => change.mutate({ role: back, isUndo: true }) },
        t('groups.undo'),
      );
      showToast({
        id: `role-${group.id}-${person.id}`,
        title: t(`groups.nowRole.${role}`, { name: person.displayName }),
        ...(isUndo ? {} : { actions: undo, seconds: 8 }),
      });
    },
    onSettled: () => client.invalidateQueries({ queryKey: groupsKey }),
  });
  return { set: (role) => change.mutate({ role }), error: change.error };
}
