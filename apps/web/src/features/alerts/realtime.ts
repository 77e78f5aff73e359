import type { InfiniteData } from '@tanstack/react-query';
import type { Alert, AlertCounts, ReceivedPayload } from '@tidings/contracts';
import { isRedacted } from '../../lib/live/redacted.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import type { AlertPage, AlertScope, OneAlert } from './api/alerts.ts';

type Placed = ReceivedPayload<'alert:created'>;
export type AlertsData = InfiniteData<AlertPage, string | undefined>;

/** Whether an alert stands in a list of this scope. */
const isIn = (alert: Alert, { state, source, severity }: AlertScope): boolean =>
  (alert.state === 'resolved') === (state === 'resolved') &&
  (source === undefined || alert.source === source) &&
  (severity === undefined || alert.severity === severity);

function bare(payload: Exclude<Placed, { redacted: true }>): Alert {
  const { counts: _, ...alert } = payload;
  return alert;
}

/** Puts an alert where it stands: what is known changes in its place or leaves, what is new comes on top. Older news changes nothing. */
function placed(data: AlertsData, payload: Placed, scope: AlertScope): AlertsData {
  if (isRedacted(payload)) return data;
  const alert = bare(payload as Exclude<Placed, { redacted: true }>);
  const known = data.pages.flatMap(({ items }) => items).find(({ id }) => id === alert.id);
  if (known && known.version >= alert.version) return data;
  const fits = isIn(alert, scope);
  if (!known && !fits) return data;
  const [first, ...rest] = data.pages;
  if (!first) return data;
  if (known) {
    const change = (items: Alert[]) =>
      fits ? items.map((item) => (item.id === alert.id ? alert : item)) : items.filter(({ id }) => id !== alert.id);
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: change(page.items) })) };
  }
  const items = [...first.items, alert].sort((a, b) => (a.id < b.id ? 1 : -1));
  // What is older than all that is loaded comes with its page.
  if (first.nextCursor !== null && items.at(-1) === alert) return data;
  return { ...data, pages: [{ ...first, items }, ...rest] };
}

/** What events do to a list of alerts. */
export const alertReducers = (scope: AlertScope): Reducers<AlertsData> => ({
  'alert:created': (data, payload) => placed(data, payload, scope),
  'alert:updated': (data, payload) => placed(data, payload, scope),
});

type Counted = { counts: AlertCounts };
/** What events do to how many there are. */
export const countReducers: Reducers<Counted & { positions: AlertPage['positions'] }> = {
  'alert:created': (data, payload) => (isRedacted(payload) ? data : { ...data, counts: payload.counts }),
  'alert:updated': (data, payload) => (isRedacted(payload) ? data : { ...data, counts: payload.counts }),
};

const one = (data: OneAlert, payload: Placed): OneAlert => {
  if (isRedacted(payload) || payload.id !== data.id || payload.version <= data.version) return data;
  return { ...bare(payload as Exclude<Placed, { redacted: true }>), positions: data.positions };
};
/** What events do to the one that is open. */
export const oneReducers: Reducers<OneAlert> = { 'alert:created': one, 'alert:updated': one };
