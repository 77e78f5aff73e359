import { rich } from '../../../i18n/rich.tsx';
import { cn } from '../../../lib/cn.ts';
import type { Face } from './avatar.tsx';
import { Faces } from './faces.tsx';
import { TypingDots } from './typing-dots.tsx';

/** "Mireille is replying", "Mireille and Ben are replying", "3 are replying". */
function typingSentence(people: readonly Face[]) {
  const name = (person: Face) => <bdi>{person.displayName.split(' ')[0]}</bdi>;
  const [a, b] = people;
  if (people.length > 2 || !a) return rich('typing.many', { count: people.length });
  if (!b) return rich('typing.one', { name: name(a) });
  return rich('typing.two', { a: name(a), b: name(b) });
}

/** Who is replying; its 24 px are always kept, so nothing moves when somebody starts. */
export const TypingLine = ({ people, className }: { people: readonly Face[]; className?: string }) => (
  <p className={cn('flex h-6 min-w-0 items-center gap-2 text-sm text-ink-2', className)}>
    {people.length > 0 && (
      <>
        <Faces people={people} size={20} max={2} />
        <TypingDots />
        <span className="truncate">{typingSentence(people)}</span>
      </>
    )}
  </p>
);
