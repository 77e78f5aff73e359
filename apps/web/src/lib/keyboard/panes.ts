const panes = '[data-pane]';
const tabbable = 'a[href], button:not(:disabled), input:not(:disabled), textarea, [tabindex="0"]';
/** Rows and posts: where one reads on, the first that is seen. */
const reading = '[data-row], article[tabindex]';

const isDrawn = (element: Element): boolean => element.getClientRects().length > 0;
const paneOf = (element: Element | null): Element | null => element?.closest(panes) ?? null;

/** Where the focus was in each pane when it was left. */
const left = new WeakMap<Element, HTMLElement>();

function isInView(element: Element, view: DOMRect): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > Math.max(0, view.top) + 40 && top < Math.min(window.innerHeight, view.bottom);
}

function placeIn(pane: HTMLElement): HTMLElement | undefined {
  const own = (selector: string) =>
    [...pane.querySelectorAll<HTMLElement>(selector)].filter((item) => paneOf(item) === pane && isDrawn(item));
  const before = left.get(pane);
  if (before?.isConnected && paneOf(before) === pane && isDrawn(before)) return before;
  const view = pane.getBoundingClientRect();
  return own(reading).find((item) => isInView(item, view)) ?? own(tabbable)[0];
}

/** Moves the focus to the next part of the page, or the one before; from nowhere to the first of the page's own. */
export function movePane(step: 1 | -1): void {
  const active = document.activeElement;
  const from = paneOf(active);
  if (from && active instanceof HTMLElement) left.set(from, active);
  const places = [...document.querySelectorAll<HTMLElement>(panes)].filter(isDrawn).flatMap((pane) => {
    const place = pane === from ? pane : placeIn(pane);
    return place ? [{ pane, place }] : [];
  });
  const at = places.findIndex(({ pane }) => pane === from);
  const next =
    at < 0 ? places.find(({ pane }) => pane.closest('main')) : places[(at + step + places.length) % places.length];
  if (next && next.pane !== from) next.place.focus();
}
