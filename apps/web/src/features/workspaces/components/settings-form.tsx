import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { Switch } from '../../../components/ui/form/switch.tsx';
import { t } from '../../../i18n/t.ts';
import { leaveWorkspace, patchWorkspace, workspacesKey } from '../api/workspaces.ts';
import { Confirm } from './confirm.tsx';
import { Refused } from './refused.tsx';

/** The name and what holds for everybody in it; for owners. */
export function SettingsForm({ workspace }: { workspace: Workspace }) {
  const client = useQueryClient();
  const [name, setName] = useState(workspace.name);
  const save = useMutation({
    mutationFn: (change: Parameters<typeof patchWorkspace>[1]) => patchWorkspace(workspace.id, change),
    onSettled: () => client.invalidateQueries({ queryKey: workspacesKey }),
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !save.isPending) save.mutate({ name: name.trim() });
  };
  return (
    <>
      <form onSubmit={onSubmit} noValidate className="mt-6 max-w-120">
        <Field label={t('workspaces.name')}>
          {(field) => (
            <Input {...field} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Button type="submit" variant="pri" pending={save.isPending} className="mt-3">
          {t('workspaces.save')}
        </Button>
      </form>
      {(['fourEyes', 'undoDecisions'] as const).map((key) => (
        <div key={key} className="mt-5 flex max-w-160 items-start gap-4">
          <p className="min-w-0 flex-1 text-sm">
            <span className="block font-medium">{t(`workspaces.${key}`)}</span>
            <span className="text-ink-2">{t(`workspaces.${key}Hint`)}</span>
          </p>
          <Switch
            on={workspace.settings[key]}
            label={t(`workspaces.${key}`)}
            onChange={(on) => save.mutate({ settings: { [key]: on } })}
          />
        </div>
      ))}
      <Refused error={save.error} />
    </>
  );
}

/** The way out; the last owner makes somebody else one first. */
export function Leave({ workspace }: { workspace: Workspace }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const onDone = async () => {
    await navigate({ to: '/workspaces' });
    await client.invalidateQueries({ queryKey: workspacesKey });
  };
  return (
    <section className="mt-8 border-t border-line pt-5">
      <Button onClick={() => setAsks(true)}>{t('workspaces.leaveAsk')}</Button>
      {asks && (
        <Confirm
          title={t('workspaces.leaveTitle', { name: workspace.name })}
          means={t('workspaces.leaveMeans')}
          action={t('workspaces.leave')}
          run={() => leaveWorkspace(workspace.id)}
          onDone={onDone}
          onClose={() => setAsks(false)}
        />
      )}
    </section>
  );
}
