import { Users } from 'lucide-react';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { Kbd } from '../../../components/ui/sign/kbd.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import type { Mentions } from '../hooks/use-mentions.ts';

const box =
  'm-pop absolute z-(--z-float) w-[348px] rounded-lg border border-line bg-raised p-1 text-sm shadow-3 phone:end-3 phone:bottom-[60px] phone:start-3 phone:w-auto';

const rowStyle = 'flex h-10 cursor-default items-center gap-2.5 rounded-sm px-2 phone:h-12';

type Props = { id: string; mentions: Mentions; inTopic: boolean; place: React.CSSProperties };

/** People for `@`, at the caret; above the toolbar on a phone. Focus stays in the text. */
export function MentionList({ id, mentions, inTopic, place }: Props) {
  const { people, groups, loading, active } = mentions;
  const row = (index: number) => cn(rowStyle, index === active && 'bg-active');
  return (
    <div className={box} style={place}>
      <p className="px-2 pt-1.5 pb-1 text-xs text-ink-3">{t(inTopic ? 'composer.people' : 'composer.peopleLabel')}</p>
      <div id={id} role="listbox" aria-label={t('composer.peopleLabel')} aria-busy={loading}>
        {loading && [0, 1, 2].map((row) => <Skeleton key={row} className="mx-2 my-2 h-6" />)}
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text keeps the focus and takes the keys
          <div
            key={person.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerMove={() => mentions.setActive(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => mentions.choose(person)}
            className={row(index)}
          >
            <Avatar person={person} size={24} />
            <bdi className="truncate font-medium">{person.displayName}</bdi>
            <span className="truncate text-ink-3">@{person.username}</span>
          </div>
        ))}
        {groups.map((group, at) => {
          const index = people.length + at;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text keeps the focus and takes the keys
            <div
              key={group.id}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerMove={() => mentions.setActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => mentions.choose(group)}
              className={row(index)}
            >
              <span className="grid size-6 flex-none place-items-center text-ink-3">
                <Users className="size-4" aria-hidden="true" />
              </span>
              <bdi className="truncate font-medium">{group.name}</bdi>
              <span className="truncate text-ink-3">@{group.slug}</span>
              <span className="ms-auto flex-none text-xs text-ink-3">
                {t('composer.groupMembers', { count: group.memberCount })}
              </span>
            </div>
          );
        })}
      </div>
      {!loading && people.length + groups.length === 0 && (
        <p className="px-2 py-2 text-ink-3">{t('composer.nobody')}</p>
      )}
      <p className="-mx-1 mt-1 flex items-center gap-1.5 border-t border-line px-3 pt-2 pb-1.5 text-xs text-ink-3 phone:hidden">
        <Kbd keys="arrowup" />
        <Kbd keys="arrowdown" /> {t('composer.choose')} <Kbd keys="enter" /> {t('composer.insert')}{' '}
        <Kbd keys="escape" /> {t('composer.close')}
      </p>
    </div>
  );
}
