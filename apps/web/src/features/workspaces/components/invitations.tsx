import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type Workspace, type WorkspaceRole, workspaceRoles } from '@tidings/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { t } from '../../../i18n/t.ts';
import { createLink, revokeInvitation, sentKey, sentQuery } from '../api/invitations.ts';
import { setMember, workspacesKey } from '../api/workspaces.ts';
import { Refused } from './refused.tsx';

function InviteForm({ workspace }: { workspace: Workspace }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<WorkspaceRole>('viewer');
  const username = name.trim().replace(/^@/, '').toLowerCase();
  const send = useMutation({
    mutationFn: () => setMember(workspace.id, username, role),
    onSuccess: () => setName(''),
    onSettled: () => client.invalidateQueries({ queryKey: workspacesKey }),
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (username !== '' && !send.isPending) send.mutate();
  };
  return (
    <form onSubmit={onSubmit} noValidate className="mt-3 max-w-120">
      <Field label={t('workspaces.username')} hint={t('workspaces.usernameHint')}>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <div className="mt-3 flex gap-2">
        <Select
          label={t('workspaces.roleOf', { name: username })}
          value={role}
          onChange={setRole}
          options={workspaceRoles.map((value) => ({ value, label: t(`workspaces.role.${value}`) }))}
        />
        <Button type="submit" variant="pri" pending={send.isPending} disabled={username === ''}>
          {t('workspaces.invite')}
        </Button>
      </div>
      <Refused error={send.error} />
    </form>
  );
}

/** For owners: whom to ask into the workspace, what waits, and a link for several. */
export function Invitations({ workspace }: { workspace: Workspace }) {
  const client = useQueryClient();
  const sent = useInfiniteQuery(sentQuery(workspace.id));
  const onSettled = () => client.invalidateQueries({ queryKey: sentKey });
  const link = useMutation({ mutationFn: () => createLink(workspace.id), onSettled });
  const revoke = useMutation({ mutationFn: (id: string) => revokeInvitation(workspace.id, id), onSettled });
  const items = sent.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="invite" className="mt-8">
      <h2 id="invite" className="text-md font-semi">
        {t('workspaces.invite')}
      </h2>
      <InviteForm workspace={workspace} />
      <p className="mt-6 text-sm text-ink-2">{t('workspaces.linkHint')}</p>
      <Button className="mt-2" pending={link.isPending} onClick={() => link.mutate()}>
        {t('workspaces.link')}
      </Button>
      {link.data && (
        <div className="mt-3 max-w-160">
          <Field label={t('workspaces.linkReady')}>
            {(field) => <Input {...field} readOnly value={`${location.origin}/join#${link.data.token}`} />}
          </Field>
        </div>
      )}
      <Refused error={link.error ?? revoke.error} />
      {items.length > 0 && (
        <>
          <h3 className="mt-6 text-sm font-semi">{t('workspaces.sent')}</h3>
          <ul>
            {items.map(({ id, member, uses, maxUses, role }) => (
              <li key={id} className="flex min-h-11 items-center gap-3 border-line py-2 not-first:border-t">
                <bdi className="min-w-0 flex-1 truncate text-base">
                  {member?.displayName ?? t('workspaces.linkRow', { uses, max: maxUses })}
                </bdi>
                <span className="text-sm text-ink-2">{t(`workspaces.role.${role}`)}</span>
                <Button pending={revoke.isPending} onClick={() => revoke.mutate(id)}>
                  {t('workspaces.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
