import { Lock } from 'lucide-react';
import { useId } from 'react';
import { Check } from '../../../../components/ui/form/check.tsx';
import type { PlainKey } from '../../../../i18n/t.ts';
import { t } from '../../../../i18n/t.ts';
import { cn } from '../../../../lib/cn.ts';
import { useSetPreferences } from '../../hooks/use-preferences.ts';
import type { AlsoChannel, MatrixEntry } from '../../model/matrix.ts';
import { Refused } from '../refused.tsx';
import { AlsoBox } from './also-box.tsx';

/** What each type is of, in a line; one that a newer server knows has none. */
const notes: Readonly<Record<string, PlainKey>> = {
  mention: 'quiet.note.mention',
  reply: 'quiet.note.reply',
  comment: 'quiet.note.comment',
  topic: 'quiet.note.topic',
  like: 'quiet.note.like',
  follow: 'quiet.note.follow',
  family_invite: 'quiet.note.family_invite',
  group_invite: 'quiet.note.group_invite',
  group_join: 'quiet.note.group_join',
  group_post: 'quiet.note.group_post',
  report: 'quiet.note.report',
  moderation: 'quiet.note.moderation',
  system: 'quiet.note.system',
};

function Box({ entry, described, onSet }: { entry: MatrixEntry; described: string; onSet: (on: boolean) => void }) {
  const id = useId();
  const words = <span className="hidden phone:inline">{t('nav.inbox')}</span>;
  if (entry.locked)
    return (
      <span className="inline-flex items-center gap-2 align-middle phone:min-h-10">
        <span className="inline-flex size-4 items-center justify-center rounded-xs bg-active text-ink-2 phone:size-5">
          <Lock className="size-3!" aria-hidden="true" />
        </span>
        {words}
        <span className="sr-only">{t('quiet.locked')}</span>
      </span>
    );
  return (
    <label
      htmlFor={id}
      className="-my-1 inline-flex cursor-pointer items-center align-middle gap-2 p-1 phone:my-0 phone:min-h-11 phone:py-0 phone:pe-4 phone:ps-0"
    >
      <Check
        id={id}
        checked={entry.on}
        aria-label={t('quiet.inInbox', { label: entry.label })}
        aria-describedby={described}
        onChange={(event) => onSet(event.target.checked)}
      />
      {words}
    </label>
  );
}

type Props = { entry: MatrixEntry; channels: readonly AlsoChannel[]; isLooked: boolean; onLook: () => void };

/** One type, what it is of, and whether it comes into the inbox. */
export function MatrixRow({ entry, channels, isLooked, onLook }: Props) {
  const { set, error } = useSetPreferences();
  const id = useId();
  const note = notes[entry.type];
  const change = (channel: string) => (on: boolean) =>
    set({ types: [{ type: entry.type, channels: { [channel]: on } }] });
  return (
    <>
      <tr
        onPointerEnter={onLook}
        onFocus={onLook}
        className={cn(
          'border-b border-line last:border-0 phone:block phone:py-2 phone:last:border-b',
          isLooked &&
            'wide:border-transparent wide:[&>*]:bg-selected wide:[&>td]:shadow-[12px_0_0_var(--selected)] wide:[&>th]:shadow-[-12px_0_0_var(--selected)]',
        )}
      >
        <th scope="row" className="h-[38px] text-start font-regular phone:block phone:h-auto">
          <span className="font-medium">{entry.label}</span>
          {note !== undefined && (
            <span id={id} className="text-ink-3">
              {' · '}
              {t(note)}
            </span>
          )}
        </th>
        <td className="text-center align-middle leading-none phone:inline-block phone:text-start">
          <Box entry={entry} described={id} onSet={change('inApp')} />
        </td>
        {channels.map((channel) => (
          <td key={channel} className="text-center align-middle leading-none phone:inline-block phone:text-start">
            <AlsoBox entry={entry} channel={channel} onSet={change(channel)} />
          </td>
        ))}
      </tr>
      {error && (
        <tr className="phone:block">
          <td colSpan={2 + channels.length} className="phone:block">
            <Refused error={error} />
          </td>
        </tr>
      )}
    </>
  );
}
