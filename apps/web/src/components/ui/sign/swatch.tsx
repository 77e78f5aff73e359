import { cn } from '../../../lib/cn.ts';

const roles = ['news', 'help', 'product', 'host', 'show', 'off', 'mod'];

/** A category's colour: a role of the design ("help") or any CSS colour. 10 px, 8 px in rows. */
export function Swatch({ color, small = false, className }: { color: string; small?: boolean; className?: string }) {
  const background = roles.includes(color) ? `var(--cat-${color})` : color;
  return (
    <i
      data-sign
      aria-hidden="true"
      className={cn('inline-block flex-none', small ? 'size-2 rounded-[2px]' : 'size-2.5 rounded-xs', className)}
      style={{ background }}
    />
  );
}
