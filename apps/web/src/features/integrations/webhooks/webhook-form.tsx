import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Check } from '../../../components/ui/form/check.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { isCode } from '../../../lib/http/error.ts';
import { createWebhook, type MadeWebhook, patchWebhook, type Webhook, webhooksKey } from '../api/webhooks.ts';

/** What is offered: of the forum, and of a workspace, where most is named by its noun alone. */
const patterns = ['topic.*', 'reply.*', 'notification.created'] as const;
const ofWorkspaces = ['approval.*', 'agent.*', 'workspace.*', 'chat.channel', '*'] as const;
type OfWorkspaces = (typeof ofWorkspaces)[number];
const isOfWorkspaces = (one: string): one is OfWorkspaces => (ofWorkspaces as readonly string[]).includes(one);

type Props = {
  hook?: Webhook;
  workspaceId?: string;
  onClose: () => void;
  onSaved: (made: MadeWebhook | undefined) => void;
};

/** Makes a webhook, or changes one: what it is called, where it is sent, and what. */
export function WebhookForm({ hook, workspaceId = hook?.workspaceId ?? undefined, onClose, onSaved }: Props) {
  const inWorkspace = workspaceId !== undefined;
  const client = useQueryClient();
  const [name, setName] = useState(hook?.name ?? '');
  const [url, setUrl] = useState(hook?.url ?? '');
  const [events, setEvents] = useState<readonly string[]>(
    hook?.events ?? (inWorkspace ? ['approval.*'] : ['topic.*', 'reply.*']),
  );
  const saving = useMutation({
    mutationFn: async () => {
      const body = { name, url, events: [...events] };
      if (!hook) return createWebhook({ ...body, workspaceId: workspaceId ?? null });
      await patchWebhook(hook.id, body);
      return undefined;
    },
    onSuccess: (made) => {
      client.invalidateQueries({ queryKey: webhooksKey }).catch(() => undefined);
      onSaved(made);
    },
  });
  const { error } = saving;
  const refused = error ? refusalInWords(error) : undefined;
  const ofUrl = isCode(error, 'URL_REFUSED');
  const usual: readonly string[] = inWorkspace ? ofWorkspaces : patterns;
  const offered = [...usual, ...events.filter((one) => !usual.includes(one))];
  const toggle = (one: string) =>
    setEvents(events.includes(one) ? events.filter((each) => each !== one) : [...events, one]);
  const fits = name.trim() !== '' && url.trim() !== '' && events.length > 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(hook ? 'integrations.change' : 'integrations.newWebhook')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="pri" disabled={!fits} pending={saving.isPending} type="submit" form="webhook">
            {t('integrations.save')}
          </Button>
        </>
      }
    >
      <form
        id="webhook"
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (fits && !saving.isPending) saving.mutate();
        }}
      >
        <Field label={t('integrations.webhookName')} error={ofUrl ? undefined : refused}>
          {(control) => (
            <Input {...control} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        <Field
          label={t('integrations.url')}
          hint={t('integrations.urlHint')}
          error={ofUrl ? t('error.URL_REFUSED') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              inputMode="url"
              placeholder={'https://'}
              maxLength={1000}
              value={url}
              onChange={({ target }) => setUrl(target.value)}
            />
          )}
        </Field>
        <fieldset className="min-w-0 text-sm">
          <legend className="mb-1.5 font-medium">{t('integrations.events')}</legend>
          {offered.map((one) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: Check is the control
            <label key={one} className="flex min-h-9 items-center gap-2.5 phone:min-h-11">
              <Check checked={events.includes(one)} onChange={() => toggle(one)} />
              <span className="flex min-w-0 flex-wrap gap-x-2.5 py-1">
                <code className="font-mono text-sm">{one}</code>
                {inWorkspace && isOfWorkspaces(one) && (
                  <span className="text-ink-2">{t(`integrations.pattern.${one}`)}</span>
                )}
              </span>
            </label>
          ))}
          <p className="mt-1 text-xs text-ink-3">
            {t(inWorkspace ? 'integrations.eventsHintWorkspace' : 'integrations.eventsHint')}
          </p>
        </fieldset>
      </form>
    </Dialog>
  );
}
