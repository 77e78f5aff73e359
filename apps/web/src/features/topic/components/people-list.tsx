import type { Person } from '@tidings/contracts';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { nameOf, ProfileLink } from '../../../components/ui/people/person-name.tsx';
import type { PresenceStatus } from '../../../components/ui/people/presence.tsx';
import { TypingDots } from '../../../components/ui/people/typing-dots.tsx';
import { formatNumber, t } from '../../../i18n/t.ts';

export type TopicPerson = { person: Person; posts: number | undefined };

const max = 6;

type Props = {
  people: readonly TopicPerson[];
  typing: readonly Person[];
  presence: (id: string) => PresenceStatus | undefined;
};

/** Who takes part, with how often where that is known, and who writes right now. */
export function PeopleList({ people, typing, presence }: Props) {
  const types = new Set(typing.map((person) => person.id));
  return (
    <ul>
      {people.slice(0, max).map(({ person, posts }) => (
        <li key={person.id}>
          <ProfileLink person={person} className="-mx-1 flex min-h-7 items-center gap-2 rounded-sm px-1 ">
            <Avatar person={person} size={24} presence={presence(person.id)} />
            <bdi className="min-w-0 flex-1 truncate">{nameOf(person)}</bdi>
            {types.has(person.id) ? (
              <TypingDots />
            ) : (
              posts !== undefined && <span className="tabular-nums text-ink-3">{formatNumber(posts)}</span>
            )}
          </ProfileLink>
        </li>
      ))}
      {people.length > max && (
        <li className="flex min-h-7 items-center text-ink-3">{t('rail.others', { count: people.length - max })}</li>
      )}
    </ul>
  );
}
