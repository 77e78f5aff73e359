import { Heart } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { Tooltip } from '../float/tooltip.tsx';
import { RollingNumber } from '../sign/rolling-number.tsx';
import { postAction, postActionFailed, postActionOn } from './post-action.ts';

type Props = {
  on: boolean;
  count: number;
  /** The number has changed already; the outline is dashed until the server agrees. */
  pending?: boolean;
  /** Why it went back, shown on hover. */
  failure?: string | undefined;
  disabled?: boolean;
  onToggle: () => void;
};

export function LikeButton({ on, count, pending = false, failure, disabled = false, onToggle }: Props) {
  // The heart beats when it is pressed, not when a page full of liked posts opens.
  const [{ was, pressed }, setPress] = useState({ was: on, pressed: false });
  if (on !== was) setPress({ was: on, pressed: on });
  const heart = cn(pressed && 'm-like', pending ? '[stroke-dasharray:3_2.4]' : on && 'fill-current');
  return (
    <Tooltip text={failure ?? t('like.add')} keys={failure === undefined ? 'l' : undefined}>
      <button
        type="button"
        data-action="like"
        aria-pressed={on}
        aria-label={t('like.label', { count })}
        disabled={disabled}
        onClick={onToggle}
        className={failure !== undefined ? postActionFailed : on || pending ? postActionOn : postAction}
      >
        <Heart className={heart} aria-hidden="true" />
        {/* As wide as the word: a number that comes moves nothing beside it. */}
        <span className="inline-grid text-start *:col-start-1 *:row-start-1">
          <span aria-hidden="true" className={count > 0 ? 'invisible' : undefined}>
            {t('like.add')}
          </span>
          {count > 0 && <RollingNumber value={count} />}
        </span>
      </button>
    </Tooltip>
  );
}
