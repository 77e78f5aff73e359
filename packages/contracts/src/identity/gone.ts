/** What a deleted member is called, made once from nothing that was theirs; nobody else may be called so. */
const GONE = /^deleted-[0-9a-f]{20}$/;

/** Whether this is a member who deleted their account. Their id stays with what they wrote; there is no profile. */
export const isDeletedMember = ({ username }: { username: string }): boolean => GONE.test(username);
