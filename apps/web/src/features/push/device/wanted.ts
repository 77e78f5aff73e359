const key = 'tidings.push';

/** Who wants push on this device, by their id: signing in again turns it on again, without a question. */
export function wantedBy(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function setWanted(userId: string | null): void {
  try {
    if (userId === null) localStorage.removeItem(key);
    else localStorage.setItem(key, userId);
  } catch {
    // Where nothing may be stored it holds for this sign-in.
  }
}
