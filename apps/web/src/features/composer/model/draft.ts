/** What was written and not sent. `fields` holds what stands beside the text: title, category, whom it answers. */
export type Draft = { body: string; fields: Record<string, string>; at: number };

const keyOf = (member: string, name: string) => `tidings.draft.${member}.${name}`;

/** The draft of this name on this device; undefined when there is none. */
export function readDraft(member: string, name: string): Draft | undefined {
  try {
    const value = JSON.parse(localStorage.getItem(keyOf(member, name)) ?? 'null') as Partial<Draft> | null;
    if (typeof value?.body !== 'string' || typeof value.at !== 'number') return undefined;
    return { body: value.body, fields: value.fields ?? {}, at: value.at };
  } catch {
    return undefined;
  }
}

/** Keeps it, or forgets it when nothing is written. Returns whether this device could keep it. */
export function writeDraft(member: string, name: string, draft: Draft): boolean {
  const isEmpty = draft.body.trim() === '' && (draft.fields.title ?? '').trim() === '';
  try {
    if (isEmpty) localStorage.removeItem(keyOf(member, name));
    else localStorage.setItem(keyOf(member, name), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(member: string, name: string): void {
  try {
    localStorage.removeItem(keyOf(member, name));
  } catch {
    // Nothing was kept, so nothing is left.
  }
}
