import { declareErrors } from '../kernel/error.ts';
import { notificationDeclarations } from './declarations.ts';

/** What each code means to whoever meets it, and what to do. */
export const notificationErrors = declareErrors(notificationDeclarations.errors, {
  UNREAD_STAYS: {
    meaning:
      'A decision about the member stays in the inbox until it is read: it is not archived, put off or deleted before. Mark it as read first. Among several it is passed over.',
    message: 'This stays in your inbox until you have read it.',
  },
  UNDO_TOKEN_INVALID: {
    meaning:
      'The `undoToken` is none that marking all as read answered. Nothing was changed; mark single notifications as unread instead.',
    message: 'This cannot be taken back any more. Mark single notifications as unread instead.',
  },
});
