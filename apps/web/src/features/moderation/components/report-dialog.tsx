import { useMutation } from '@tanstack/react-query';
import { CircleAlert, Flag } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Textarea } from '../../../components/ui/form/input.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../i18n/t.ts';
import { useSameWrite } from '../../../lib/api/same-write.ts';
import { ApiError, mayHaveHappened } from '../../../lib/http/error.ts';
import { createReport } from '../api/create-report.ts';
import { type Reason, reasons } from '../model/reasons.ts';
import type { Target } from '../model/target.ts';

const wordsOf = (error: unknown): string =>
  mayHaveHappened(error) || !(error instanceof ApiError) ? t('report.failed') : error.message;

/** Reports a post or a person to the moderators, with a reason. */
export function ReportDialog({ target, onClose }: { target: Target; onClose: () => void }) {
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const [isMissing, setMissing] = useState(false);
  const write = useSameWrite();
  const report = useMutation({
    mutationFn: (reason: Reason) => {
      const more = note.trim() === '' ? {} : { note: note.trim() };
      const body = { targetType: target.type, targetId: target.id, reason, ...more };
      return write.send(body, () => body, createReport);
    },
  });
  const submit = () => (reason ? report.mutate(reason) : setMissing(true));
  if (report.isSuccess) {
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title={t('report.title')}
        footer={<Button onClick={onClose}>{t('action.close')}</Button>}
      >
        <p role="status" className="flex items-center gap-2 text-base">
          <Flag aria-hidden="true" />
          {t('report.done')}
        </p>
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('report.title')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="pri" pending={report.isPending} onClick={submit}>
            {t('report.submit')}
          </Button>
        </>
      }
    >
      <p className="mb-4 text-sm text-ink-2">{t('report.note')}</p>
      <fieldset className="mb-5">
        <legend className="mb-1.5 text-sm font-medium">{t('report.reason')}</legend>
        {reasons.map((name) => (
          <label key={name} className="flex h-8 items-center gap-2.5 text-base phone:h-11">
            <input
              type="radio"
              name="reason"
              checked={name === reason}
              onChange={() => {
                setReason(name);
                setMissing(false);
              }}
              className="size-4 accent-(--accent)"
            />
            {t(`moderation.${name}`)}
          </label>
        ))}
        {isMissing && (
          <p role="alert" className="mt-1.5 flex items-start gap-1.5 text-xs text-danger-text">
            <CircleAlert className="mt-px size-3.5!" aria-hidden="true" />
            {t('report.reasonMissing')}
          </p>
        )}
      </fieldset>
      <Field label={t('report.more')} error={report.isError ? wordsOf(report.error) : undefined}>
        {(field) => (
          <Textarea
            {...field}
            rows={3}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </Dialog>
  );
}
