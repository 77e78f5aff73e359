/** What an action changed, as it was: what `undo` puts back. */
export type Before = {
  status?: 'visible' | 'hidden' | 'deleted';
  categoryId?: string;
  silencedUntil?: string | null;
  suspendedUntil?: string | null;
};
