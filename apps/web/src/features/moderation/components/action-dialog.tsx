import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Textarea } from '../../../components/ui/form/input.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { Swatch } from '../../../components/ui/sign/swatch.tsx';
import { t } from '../../../i18n/t.ts';
import { useSameWrite } from '../../../lib/api/same-write.ts';
import { categoriesQuery, isWritable } from '../../categories/index.ts';
import { createAction, type NewAction } from '../api/create-action.ts';
import { failureWords, type Taken } from '../model/failure.ts';
import { type ActionName, isInner, needsUntil, type Target } from '../model/target.ts';
import { type Days, daysFromNow, untilOptions } from '../model/until.ts';
import { CannedReasons } from './canned-reasons.tsx';
import { confirmAction } from './confirm-action.tsx';

type Props = {
  action: ActionName;
  target: Target;
  /** Who closed its report meanwhile. */
  taken?: Taken;
  onClose: () => void;
  onDone?: () => void;
};

const destroys = new Set<ActionName>(['delete', 'suspend']);

/** What is done, to whom, until when and why. The reason is kept, and sent to the member whom it concerns. */
export function ActionDialog({ action, target, taken, onClose, onDone }: Props) {
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<Days>('7');
  const [categoryId, setCategoryId] = useState('');
  const { data: categories = [] } = useQuery({ ...categoriesQuery(), enabled: action === 'move' });
  const write = useSameWrite();
  const bodyNow = (): NewAction => ({
    action,
    // Also what is done to a person is about their post: it answers its report, and they are notified which one.
    targetType: target.type,
    targetId: target.id,
    reason: reason.trim(),
    ...(needsUntil(action) ? { until: daysFromNow(days) } : {}),
    ...(action === 'move' ? { categoryId } : {}),
  });
  const act = useMutation({
    mutationFn: () => write.send([action, target.id, reason.trim(), days, categoryId], bodyNow, createAction),
    onSuccess: (entry) => {
      confirmAction(entry);
      onDone?.();
      onClose();
    },
  });
  const title = t(`moderation.action.${action}`, { name: target.author.displayName });
  const inner = isInner(action);
  const isReady = reason.trim() !== '' && (action !== 'move' || categoryId !== '');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            variant={destroys.has(action) ? 'danger' : 'pri'}
            disabled={!isReady}
            pending={act.isPending}
            onClick={() => act.mutate()}
          >
            {t(`moderation.do.${action}`)}
          </Button>
        </>
      }
    >
      <div className="space-y-5">
        {needsUntil(action) && (
          <Field label={t('moderation.form.until')}>
            {(field) => <Select {...field} size="lg" value={days} onChange={setDays} options={untilOptions()} />}
          </Field>
        )}
        {action === 'move' && (
          <Field label={t('moderation.form.category')}>
            {(field) => (
              <Select
                {...field}
                size="lg"
                value={categoryId}
                onChange={setCategoryId}
                placeholder={t('topics.compose.noCategory')}
                options={categories.filter(isWritable).map((category) => ({
                  value: category.id,
                  label: category.name,
                  icon: <Swatch color={category.colour} />,
                }))}
              />
            )}
          </Field>
        )}
        <Field
          label={t(inner ? 'moderation.form.why' : 'moderation.form.reason')}
          hint={t(inner ? 'moderation.form.whyHint' : 'moderation.form.reasonHint')}
          error={act.error ? failureWords(act.error, taken) : undefined}
        >
          {(field) => (
            <>
              <CannedReasons action={action} value={reason} onChoose={setReason} />
              <Textarea
                {...field}
                rows={3}
                maxLength={1000}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </>
          )}
        </Field>
      </div>
    </Dialog>
  );
}
