/** Topics that are marked as read by one statement, however many there are. */
export const READ_AT_ONCE = 5000;
