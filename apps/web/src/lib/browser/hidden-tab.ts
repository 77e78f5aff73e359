/** Marks the document while nobody sees it, so that endless animations rest. */
export function startHiddenMark(): void {
  const mark = () => document.documentElement.toggleAttribute('data-hidden', document.hidden);
  document.addEventListener('visibilitychange', mark);
  mark();
}

/** Runs once the tab is seen; at once when it is. */
export function whenSeen(run: () => void): void {
  const look = () => {
    if (document.hidden) return;
    document.removeEventListener('visibilitychange', look);
    run();
  };
  document.addEventListener('visibilitychange', look);
  look();
}
