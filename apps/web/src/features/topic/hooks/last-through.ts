/** The post with this number, or the last that is there of the ones before it: a deleted reply leaves no place. */
export function lastThrough(view: HTMLElement, number: number): HTMLElement | undefined {
  const posts = [...view.querySelectorAll<HTMLElement>('[data-number]')];
  return posts.findLast((post) => Number(post.dataset.number) <= number);
}
