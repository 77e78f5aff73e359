import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input } from '../../../../components/ui/form/input.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { Avatar } from '../../../../components/ui/people/avatar.tsx';
import { t } from '../../../../i18n/t.ts';
import { refusalInWords } from '../../../../lib/api/form.ts';
import { isStatus } from '../../../../lib/http/error.ts';
import { exactTime } from '../../../../lib/time/time.ts';
import { type DryRun, type DryRunAsked, lookUp } from '../api/dry-run.ts';

type LookedUp = NonNullable<DryRun['lookedUp']>;

/** How it comes to one member, or why not, in a sentence. */
function wordsOf({ line, until }: LookedUp): string {
  if (line === null) return t('announcements.is.outside');
  if (until === null) return t(`announcements.is.${line}`);
  const time = exactTime(Date.parse(until));
  if (line === 'quiet' || line === 'suspended') return t(`announcements.is.${line}Until`, { time });
  return t(`announcements.is.${line}`);
}

/** Answers for one person: what, when, why not. */
export function LookUp({ asked, onClose }: { asked: DryRunAsked; onClose: () => void }) {
  const [name, setName] = useState('');
  const username = name.trim().replace(/^@/, '').toLowerCase();
  const look = useMutation({ mutationFn: () => lookUp(asked, username) });
  const found = look.data?.lookedUp;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (username !== '' && !look.isPending) look.mutate();
  };
  const error = look.error
    ? isStatus(look.error, 400, 404, 422)
      ? t('announcements.nobody')
      : refusalInWords(look.error)
    : undefined;
  return (
    <Dialog open onOpenChange={onClose} title={t('announcements.lookUp')} width={440}>
      <form onSubmit={onSubmit} noValidate className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Field label={t('announcements.username')} error={error}>
            {(control) => (
              <Input
                {...control}
                autoCapitalize="none"
                autoComplete="off"
                spellCheck={false}
                maxLength={64}
                value={name}
                onChange={(event) => {
                  look.reset();
                  setName(event.target.value);
                }}
              />
            )}
          </Field>
        </div>
        <Button type="submit" variant="pri" size="lg" pending={look.isPending} disabled={username === ''}>
          {t('announcements.look')}
        </Button>
      </form>
      <div role="status">
        {found && (
          <p className="mt-4 flex items-center gap-3 text-sm">
            <Avatar person={found.person} size={28} />
            <span>
              <bdi className="font-medium">{found.person.displayName}</bdi> <span>{wordsOf(found)}</span>
            </span>
          </p>
        )}
      </div>
    </Dialog>
  );
}
