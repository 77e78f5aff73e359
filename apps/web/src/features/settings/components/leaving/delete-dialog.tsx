import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DeleteMeInput } from '@tidings/contracts';
import { useId, useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../../i18n/t.ts';
import { sessionEnded } from '../../../../lib/session/session.ts';
import { exactTime } from '../../../../lib/time/time.ts';
import { deleteMe } from '../../api/leaving.ts';
import { PasswordAsked } from './password-asked.tsx';

const choices = ['keep', 'remove'] as const;

/** Says what is deleted and what stays, lets the member choose about their posts, and asks for the password. */
export function DeleteDialog({ username, onClose }: { username: string; onClose: () => void }) {
  const form = useId();
  const navigate = useNavigate();
  const [posts, setPosts] = useState<DeleteMeInput['posts']>('keep');
  const [password, setPassword] = useState('');
  const leave = useMutation({
    mutationFn: deleteMe,
    onSuccess: ({ dueAt }) => {
      void navigate({ to: '/' });
      sessionEnded(t('leaving.delete.done', { date: exactTime(Date.parse(dueAt)) }));
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('leaving.delete')}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button variant="danger" type="submit" form={form} pending={leave.isPending} disabled={password === ''}>
            {t('leaving.delete.do')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          leave.mutate({ password, posts });
        }}
      >
        <ul className="mb-5 list-disc space-y-1.5 ps-5 text-sm text-ink-2">
          <li>{t('leaving.delete.now')}</li>
          <li>{t('leaving.delete.later')}</li>
          <li>{t('leaving.delete.own')}</li>
          <li>{t('leaving.delete.free')}</li>
        </ul>
        <fieldset className="mb-5">
          <legend className="mb-1.5 text-sm font-medium">{t('leaving.delete.posts')}</legend>
          {choices.map((choice) => (
            <label key={choice} className="flex min-h-8 items-start gap-2.5 py-1 text-base phone:min-h-11">
              <input
                type="radio"
                name="posts"
                checked={choice === posts}
                onChange={() => setPosts(choice)}
                className="mt-1 size-4 flex-none accent-(--accent)"
              />
              <span>
                {t(`leaving.posts.${choice}`)}
                <span className="block text-xs text-ink-3">{t(`leaving.posts.${choice}Hint`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <PasswordAsked {...{ username, password, setPassword }} error={leave.error} />
      </form>
    </Dialog>
  );
}
