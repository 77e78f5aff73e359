export { keepRevision } from './keep-revision.ts';
export { readRevisions } from './read-revisions.ts';
