import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Check } from '../../../components/ui/form/check.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { createKey, keysKey, type MadeKey } from '../api/keys.ts';

const scopes = ['events:write', 'orders:write', 'alerts:ingest'] as const;
type Scope = (typeof scopes)[number];
const DAY_MS = 86_400_000;
const lives = ['90', '365', 'never'] as const;

/** Makes a key: for which system, what it may, and for how long. */
export function NewKey({ onClose, onMade }: { onClose: () => void; onMade: (key: MadeKey) => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<readonly Scope[]>(['events:write']);
  const [life, setLife] = useState<(typeof lives)[number]>('365');
  const expiresAt = life === 'never' ? null : new Date(serverNow() + Number(life) * DAY_MS).toISOString();
  const making = useMutation({
    mutationFn: () => createKey({ name, scopes: [...chosen], expiresAt }),
    onSuccess: (key) => {
      client.invalidateQueries({ queryKey: keysKey }).catch(() => undefined);
      onMade(key);
    },
  });
  const toggle = (scope: Scope) =>
    setChosen(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  const fits = name.trim() !== '' && chosen.length > 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('integrations.newKey')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="pri" disabled={!fits} pending={making.isPending} type="submit" form="new-key">
            {t('integrations.makeKey')}
          </Button>
        </>
      }
    >
      <form
        id="new-key"
        className="space-y-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (fits && !making.isPending) making.mutate();
        }}
      >
        <Field
          label={t('integrations.keyName')}
          hint={t('integrations.keyNameHint')}
          error={making.error ? refusalInWords(making.error) : undefined}
        >
          {(control) => (
            <Input {...control} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        <fieldset className="text-sm">
          <legend className="mb-1.5 font-medium">{t('integrations.may')}</legend>
          {scopes.map((scope) => (
            // biome-ignore lint/a11y/noLabelWithoutControl: Check is the control
            <label key={scope} className="flex min-h-9 items-center gap-2.5 phone:min-h-11">
              <Check checked={chosen.includes(scope)} onChange={() => toggle(scope)} />
              <span>{t(`integrations.scope.${scope}`)}</span>
              <code className="font-mono text-xs text-ink-3">{scope}</code>
            </label>
          ))}
        </fieldset>
        <Field label={t('integrations.endsAfter')}>
          {(control) => (
            <Select
              {...control}
              size="lg"
              value={life}
              onChange={setLife}
              options={lives.map((value) => ({ value, label: t(`integrations.life.${value}`) }))}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
