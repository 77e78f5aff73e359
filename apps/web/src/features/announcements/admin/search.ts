/** What of the page is shown, as its address says it. Without a view one writes: `id` names what was begun already. */
export type AnnouncementsSearch = { view?: 'drafts' | 'planned' | 'sent'; id?: string; check?: true };

const views: readonly unknown[] = ['drafts', 'planned', 'sent'];

/** What an address says; what it says wrongly is left out. */
export function announcementsSearch({ view, id, check }: Record<string, unknown>): AnnouncementsSearch {
  if (views.includes(view)) return { view: view as NonNullable<AnnouncementsSearch['view']> };
  return {
    ...(typeof id === 'string' && /^[\da-f-]{36}$/i.test(id) && { id }),
    ...(check === true && { check }),
  };
}
