import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Group } from '@tidings/contracts';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input } from '../../../../components/ui/form/input.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { Avatar } from '../../../../components/ui/people/avatar.tsx';
import { t } from '../../../../i18n/t.ts';
import { announce } from '../../../../lib/announce.ts';
import { ApiError } from '../../../../lib/http/error.ts';
import { invite, invitedQuery } from '../../api/invitations.ts';
import { peopleQuery } from '../../api/people.ts';

/** Whom to ask into the group. They are in it once they say yes. */
export function InviteDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const username = name.trim().replace(/^@/, '').toLowerCase();
  const beginning = useDeferredValue(username);
  const { data: people = [] } = useQuery(peopleQuery(beginning));
  const isNamed = people.some((person) => person.username === username);
  const send = useMutation({
    mutationFn: () => invite(group.id, username),
    onSuccess: async (invitation) => {
      announce(t('groups.invited', { name: invitation.member.displayName }));
      onClose();
      await client.invalidateQueries({ queryKey: invitedQuery(group.id).queryKey });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (username !== '' && !send.isPending) send.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('groups.inviteTo', { group: group.name })}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="pri" type="submit" form="invite" disabled={username === ''} pending={send.isPending}>
            {t('groups.invite')}
          </Button>
        </>
      }
    >
      <form id="invite" onSubmit={onSubmit} noValidate>
        <Field
          label={t('groups.who')}
          hint={t('groups.whoHint')}
          error={send.error ? (send.error instanceof ApiError ? send.error.message : t('error.unknown')) : undefined}
        >
          {(field) => (
            <Input
              {...field}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={name}
              onChange={(event) => {
                send.reset();
                setName(event.target.value);
              }}
            />
          )}
        </Field>
        {username !== '' && !isNamed && people.length > 0 && (
          <ul aria-label={t('groups.people')} className="mt-2">
            {people.map((person) => (
              <li key={person.id}>
                <button
                  type="button"
                  onClick={() => setName(person.username)}
                  className="flex h-11 w-full items-center gap-3 rounded-sm px-2 text-start hover:bg-hover"
                >
                  <Avatar person={person} size={28} />
                  <bdi className="truncate text-base font-medium">{person.displayName}</bdi>
                  <bdi className="truncate text-sm text-ink-3">@{person.username}</bdi>
                </button>
              </li>
            ))}
          </ul>
        )}
      </form>
    </Dialog>
  );
}
