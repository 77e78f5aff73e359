import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input } from '../../../../components/ui/form/input.tsx';
import { t } from '../../../../i18n/t.ts';
import { ApiError } from '../../../../lib/http/error.ts';
import { createFamily, inviteToFamily } from '../../api/family.ts';

type Props = { of: 'family' | 'username'; onDone?: () => void };

/** Names a family, or a member who is invited into it. */
export function NameForm({ of, onDone }: Props) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const send = useMutation({
    mutationFn: () =>
      of === 'family' ? createFamily(name.trim()) : inviteToFamily(name.trim().replace(/^@/, '').toLowerCase()),
    onSuccess: async () => {
      setName('');
      onDone?.();
      await client.invalidateQueries({ queryKey: ['alerts', 'family'] });
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !send.isPending) send.mutate();
  };
  return (
    <form onSubmit={onSubmit} noValidate className="mt-4 flex max-w-[420px] items-end gap-2">
      <div className="min-w-0 flex-1">
        <Field
          label={t(`alerts.family.${of}`)}
          error={send.error ? (send.error instanceof ApiError ? send.error.message : t('error.unknown')) : undefined}
        >
          {(field) => (
            <Input
              {...field}
              small
              autoComplete="off"
              value={name}
              onChange={(event) => {
                send.reset();
                setName(event.target.value);
              }}
            />
          )}
        </Field>
      </div>
      <Button variant="pri" type="submit" disabled={name.trim() === ''} pending={send.isPending}>
        {t(of === 'family' ? 'alerts.family.make' : 'alerts.family.invite')}
      </Button>
    </form>
  );
}
