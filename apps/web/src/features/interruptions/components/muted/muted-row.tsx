import { Link } from '@tanstack/react-router';
import { type NamedMute, notificationTypes } from '@tidings/contracts';
import { Bell, BellOff, FolderMinus, type LucideIcon, MessageSquareOff, MessagesSquare, User } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { reading } from '../../../../i18n/reader.ts';
import { t } from '../../../../i18n/t.ts';
import { useCategory } from '../../../categories/index.ts';
import { shortMoment } from '../../model/moment.ts';
import { Refused } from '../refused.tsx';

const kinds = ['topic', 'thread', 'category', 'person', 'type'] as const;
type Kind = (typeof kinds)[number];
const signs: Record<Kind, LucideIcon> = {
  topic: MessageSquareOff,
  thread: MessagesSquare,
  category: FolderMinus,
  person: User,
  type: BellOff,
};
const kindOf = ({ targetType }: NamedMute) => kinds.find((kind) => kind === targetType);

function nameOf({ targetType, targetId, name }: NamedMute): string {
  if (name !== null) return name;
  if (targetType !== 'type') return t('mutes.unseen');
  const type = Object.values(notificationTypes).find((one) => one.type === targetId);
  return type?.messages[reading().locale === 'de' ? 'de' : 'en'].label ?? targetId;
}

/** What it is called, and the way there where there is one. */
function Name({ mute }: { mute: NamedMute }) {
  const category = useCategory(mute.targetType === 'category' ? mute.targetId : undefined);
  const words = <bdi>{nameOf(mute)}</bdi>;
  const look = 'max-w-full truncate font-medium hover:underline';
  if (mute.targetType === 'topic' && mute.name !== null)
    return (
      <Link to="/t/$id" params={{ id: mute.targetId }} className={look}>
        {words}
      </Link>
    );
  if (category)
    return (
      <Link to="/c/$category" params={{ category: category.slug }} className={look}>
        {words}
      </Link>
    );
  return <span className="max-w-full truncate font-medium">{words}</span>;
}

type Props = {
  mute: NamedMute;
  now: number;
  isUndone: boolean;
  error: Error | null;
  onChange: (again: boolean) => void;
};

/** One thing that is muted: until when, what comes all the same, and its end. */
export function MutedRow({ mute, now, isUndone, error, onChange }: Props) {
  const kind = kindOf(mute);
  const Sign = isUndone || !kind ? Bell : signs[kind];
  const button = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);
  // The button that was pressed is another now: the focus stays where it was.
  useEffect(() => {
    if (pressed.current) button.current?.focus();
    pressed.current = false;
  });
  const until =
    mute.until === null ? t('mutes.forEver') : t('mutes.until', { until: shortMoment(Date.parse(mute.until), now) });
  const facts = [kind && t(`mutes.kind.${kind}`), until, mute.exceptMentions && t('mutes.exceptMentions')];
  return (
    <li className="border-line py-3 not-first:border-t">
      <div className="flex min-h-10 items-center gap-3">
        <span className="flex size-8 flex-none items-center justify-center rounded-[28%] bg-active text-ink-2">
          <Sign aria-hidden="true" />
        </span>
        <div className="flex min-w-0 flex-1 flex-col items-start text-base">
          <Name mute={mute} />
          <p role="status" className="text-sm text-ink-3">
            {isUndone ? t('mutes.undone') : facts.filter(Boolean).join(' · ')}
          </p>
        </div>
        <Button
          key={isUndone ? 'undo' : 'unmute'}
          ref={button}
          aria-label={t(isUndone ? 'mutes.undoLabel' : 'mutes.unmuteLabel', { name: nameOf(mute) })}
          onClick={() => {
            pressed.current = true;
            onChange(isUndone);
          }}
        >
          {t(isUndone ? 'mutes.undo' : 'mutes.unmute')}
        </Button>
      </div>
      <Refused error={error} />
    </li>
  );
}
