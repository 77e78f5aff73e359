import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FamilyShare } from '@tidings/contracts';
import { familyShares } from '@tidings/contracts/plain';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Select } from '../../../../components/ui/form/select.tsx';
import { t } from '../../../../i18n/t.ts';
import { ApiError } from '../../../../lib/http/error.ts';
import { familyKey, shareWithFamily } from '../../api/family.ts';

/** What the family has of the reader's alerts; saved as it is chosen. */
export function ShareChoice({ shares }: { shares: FamilyShare }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: shareWithFamily,
    onSettled: () => client.invalidateQueries({ queryKey: familyKey }),
  });
  return (
    <div className="mt-5 max-w-[420px]">
      <Field
        label={t('alerts.family.shares')}
        hint={t('alerts.family.sharesHint')}
        error={save.error ? (save.error instanceof ApiError ? save.error.message : t('error.unknown')) : undefined}
      >
        {(field) => (
          <Select
            {...field}
            size="lg"
            value={save.isPending ? save.variables : shares}
            onChange={(value) => save.mutate(value)}
            options={familyShares.map((value) => ({ value, label: t(`alerts.shares.${value}`) }))}
          />
        )}
      </Field>
    </div>
  );
}
