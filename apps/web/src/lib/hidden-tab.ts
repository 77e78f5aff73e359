/** Marks the document while nobody sees it, so that endless animations rest. */
export function startHiddenMark(): void {
  const mark = () => document.documentElement.toggleAttribute('data-hidden', document.hidden);
  document.addEventListener('visibilitychange', mark);
  mark();
}
