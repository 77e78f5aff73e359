import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { useSameWrite } from '../../../lib/api/same-write.ts';
import { isCode } from '../../../lib/http/error.ts';
import { createWorkspace, workspacesKey } from '../api/workspaces.ts';

/** One field makes a workspace; it is shown as soon as the server has it. */
export function NewWorkspace() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const write = useSameWrite();
  const [name, setName] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | undefined>(undefined);
  const make = async () => {
    setPending(true);
    try {
      const body = { name: name.trim() };
      const { slug } = await write.send(body, () => body, createWorkspace);
      await client.invalidateQueries({ queryKey: workspacesKey });
      await navigate({ to: '/w/$slug', params: { slug } });
    } catch (refused) {
      setError(isCode(refused, 'FORBIDDEN') ? t('workspaces.tooMany') : refusalInWords(refused));
    } finally {
      setPending(false);
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !pending) void make();
  };
  return (
    <form onSubmit={onSubmit} noValidate className="mx-auto mt-6 w-full max-w-120 text-start">
      <Field label={t('workspaces.name')} hint={t('workspaces.nameHint')} error={error}>
        {(field) => (
          <Input
            {...field}
            autoComplete="off"
            maxLength={60}
            value={name}
            onChange={(event) => {
              setError(undefined);
              setName(event.target.value);
            }}
          />
        )}
      </Field>
      <Button type="submit" variant="pri" pending={pending} disabled={name.trim() === ''} className="mt-3">
        {t('workspaces.create')}
      </Button>
    </form>
  );
}
