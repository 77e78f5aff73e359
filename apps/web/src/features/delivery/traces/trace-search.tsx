import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { t } from '../../../i18n/t.ts';
import { type TraceKey, traceKeys } from '../search.ts';

/** Looks for a member by name, or for a fact or a request by its id; the address keeps what was looked for. */
export function TraceSearch({ by: asked, q }: { by: TraceKey; q: string }) {
  const navigate = useNavigate();
  const [by, setBy] = useState(asked);
  const [text, setText] = useState(q);
  return (
    <form
      className="mb-4 flex items-end gap-2 phone:flex-wrap"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = text.trim();
        if (wanted !== '') void navigate({ to: '/delivery', search: { by, q: wanted } });
      }}
    >
      <div className="w-[150px] flex-none phone:w-full">
        <Field label={t('delivery.by')}>
          {({ id }) => (
            <Select
              id={id}
              size="lg"
              label={t('delivery.by')}
              value={by}
              onChange={(value) => setBy(value as TraceKey)}
              options={traceKeys.map((value) => ({ value, label: t(`delivery.by.${value}`) }))}
            />
          )}
        </Field>
      </div>
      <div className="min-w-0 max-w-[420px] flex-1">
        <Field label={t(`delivery.q.${by}`)}>
          {(control) => (
            <Input
              {...control}
              type="search"
              maxLength={64}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button variant="pri" type="submit" className="h-10 flex-none phone:h-11" disabled={text.trim() === ''}>
        {t('delivery.look')}
      </Button>
    </form>
  );
}
