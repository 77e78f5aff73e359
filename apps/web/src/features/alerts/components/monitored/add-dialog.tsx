import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MonitoredKind } from '@tidings/contracts';
import { monitoredKinds } from '@tidings/contracts/plain';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input } from '../../../../components/ui/form/input.tsx';
import { Select } from '../../../../components/ui/form/select.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../../i18n/t.ts';
import { announce } from '../../../../lib/announce.ts';
import { ApiError } from '../../../../lib/http/error.ts';
import { monitor, monitoredKey } from '../../api/monitored.ts';

/** What to watch from now on. What is typed is hashed on the server and kept by nobody. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const [kind, setKind] = useState<MonitoredKind>('email');
  const [value, setValue] = useState('');
  const add = useMutation({
    mutationFn: () => monitor(kind, value),
    onSuccess: async (item) => {
      announce(t('alerts.monitoredNow', { item: item.masked }));
      onClose();
      await client.invalidateQueries({ queryKey: monitoredKey });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() !== '' && !add.isPending) add.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('alerts.addTitle')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="pri" type="submit" form="monitor" disabled={value.trim() === ''} pending={add.isPending}>
            {t('alerts.add')}
          </Button>
        </>
      }
    >
      <form id="monitor" onSubmit={onSubmit} noValidate className="space-y-4">
        <Field label={t('alerts.kind')}>
          {(field) => (
            <Select
              {...field}
              size="lg"
              value={kind}
              onChange={setKind}
              options={monitoredKinds.map((one) => ({ value: one, label: t(`alerts.kind.${one}`) }))}
            />
          )}
        </Field>
        <Field
          label={t('alerts.value')}
          hint={t('alerts.valueHint')}
          error={add.error ? (add.error instanceof ApiError ? add.error.message : t('error.unknown')) : undefined}
        >
          {(field) => (
            <Input
              {...field}
              data-autofocus
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              value={value}
              onChange={(event) => {
                add.reset();
                setValue(event.target.value);
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
