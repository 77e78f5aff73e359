const shape =
  'inline-flex h-7 items-center gap-1.5 rounded-sm px-2 text-sm font-medium tabular-nums hover:bg-hover active:bg-active disabled:pointer-events-none disabled:text-ink-off data-[state=open]:bg-active data-[state=open]:text-ink phone:relative phone:h-10 phone:px-2.5 phone:after:absolute phone:after:-inset-y-0.5 phone:after:inset-x-0';

/** The look of an action under a post: like, reply, quote, link, more. 28 high, 40 on a phone. */
export const postAction = `${shape} text-ink-3 hover:text-ink`;
export const postActionOn = `${shape} text-accent-text`;
export const postActionFailed = `${shape} text-danger-text`;
