import { Avatar, type AvatarSize, type Face } from './avatar.tsx';

/** Overlapping faces; what is beyond `max` becomes "+n" when `rest` is given. Name the people in words beside it. */
export function Faces({
  people,
  size = 24,
  max = 3,
  rest,
}: {
  people: readonly Face[];
  size?: AvatarSize;
  max?: number;
  rest?: number;
}) {
  return (
    <span className="faces" data-size={size} aria-hidden="true">
      {people.slice(0, max).map((person) => (
        <Avatar key={person.username} person={person} size={size} />
      ))}
      {rest !== undefined && rest > 0 && (
        <span
          className="avatar text-ink-2!"
          style={{ '--sz': `${size}px`, '--fs': '10px', '--bg': 'var(--active)' } as React.CSSProperties}
        >
          +{rest}
        </span>
      )}
    </span>
  );
}
