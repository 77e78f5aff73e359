const key = 'tidings.one-connection';

/** Whether this tab shares one connection with the others: off unless session storage says so, until it is proved. */
export function isShared(): boolean {
  try {
    return sessionStorage.getItem(key) === 'on';
  } catch {
    return false;
  }
}
