export { keepRevision } from './keep-revision.ts';
export { readRevision, readRevisions } from './read-revisions.ts';
export { removeRevision, whyNotRemoveRevision } from './remove-revision.ts';
