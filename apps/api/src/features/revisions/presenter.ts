import type { Revision } from '@tidings/contracts';

export type RevisionRow = Omit<Revision, 'at'> & { at: Date };

/** An earlier text, with who replaced it and when. */
export const presentRevision = (row: RevisionRow): Revision => ({
  id: row.id,
  number: row.number,
  title: row.title,
  body: row.body,
  editor: row.editor,
  at: row.at.toISOString(),
});
