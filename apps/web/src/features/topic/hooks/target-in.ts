/** The number of the post an address points to: `reply-47`, or `post` for the topic's own text. */
export function targetIn(hash: string): number | undefined {
  if (hash === 'post') return 0;
  const number = /^reply-(\d{1,9})$/.exec(hash)?.[1];
  return number === undefined ? undefined : Number(number);
}
