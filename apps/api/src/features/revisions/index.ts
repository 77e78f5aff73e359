export { keepRevision } from './keep-revision.ts';
export { readRevision, readRevisions } from './read-revisions.ts';
