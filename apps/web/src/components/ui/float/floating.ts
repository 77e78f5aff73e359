/** The look of what floats over the page, and of one line in it. */
export const floating =
  'm-pop z-(--z-float) rounded-lg border border-line bg-raised p-1 text-sm text-ink shadow-3 no-ring';
export const floatingItem =
  'flex h-8 cursor-default select-none items-center gap-2.5 rounded-sm px-2 no-ring data-highlighted:bg-active data-disabled:text-ink-off phone:h-11 [&>svg]:text-ink-3';
