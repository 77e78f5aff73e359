import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Check } from '../../../components/ui/form/check.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { channelsQuery, createChannel, openDirect } from '../api/chat.ts';

const namesIn = (text: string): string[] => text.split(/[\s,@]+/).filter(Boolean);

type Props = { workspace: Workspace; kind: 'channel' | 'direct'; onDone: () => void };

/** A channel by its name, or a direct message by the user names of its people. */
export function NewConversation({ workspace, kind, onDone }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [words, setWords] = useState('');
  const [secret, setSecret] = useState(false);
  const [invited, setInvited] = useState('');
  const box = useId();
  const label = t(kind === 'channel' ? 'chat.name' : 'chat.people');
  const mutation = useMutation({
    mutationFn: () =>
      kind === 'channel'
        ? createChannel(workspace.id, {
            ...{ name: words.trim(), kind: secret ? 'private' : 'public' },
            ...(secret && { people: namesIn(invited) }),
          })
        : openDirect(workspace.id, namesIn(words)),
    async onSuccess({ id }) {
      await client.invalidateQueries({ queryKey: channelsQuery(workspace.id).queryKey });
      onDone();
      await navigate({ to: '/w/$slug/chat/$channelId', params: { slug: workspace.slug, channelId: id } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) mutation.mutate();
  };
  return (
    <form onSubmit={submit} className="mb-2 flex flex-col gap-2 rounded-md border border-line bg-surface p-2">
      <Input
        aria-label={label}
        placeholder={label}
        value={words}
        autoFocus
        onChange={(event) => setWords(event.target.value)}
      />
      {kind === 'channel' && (
        <label htmlFor={box} className="flex items-center gap-2 text-sm">
          <Check id={box} checked={secret} onChange={(event) => setSecret(event.target.checked)} />
          {t('chat.makePrivate')}
        </label>
      )}
      {kind === 'channel' && secret && (
        <Input
          aria-label={t('chat.invited')}
          placeholder={t('chat.invited')}
          value={invited}
          onChange={(event) => setInvited(event.target.value)}
        />
      )}
      {mutation.isError && (
        <p role="alert" className="text-sm text-danger-text">
          {refusalInWords(mutation.error)}
        </p>
      )}
      <Button type="submit" variant="pri" size="sm" pending={mutation.isPending}>
        {t(kind === 'channel' ? 'chat.create' : 'chat.open')}
      </Button>
    </form>
  );
}
