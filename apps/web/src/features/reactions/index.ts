export { LikesDialog } from './likes-dialog.tsx';
export { type Like, useLike } from './use-like.ts';
