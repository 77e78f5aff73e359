import type { Announcement, Importance, ManagedAnnouncement } from '@tidings/contracts';
import { ANNOUNCEMENT_BODY_MAX, HEADLINE_MAX, instantOf, wallOf } from '@tidings/contracts/plain';

const yearMs = 366 * 24 * 3_600_000;

/** What is filled in. Times are as a clock on the wall of the writer shows them, `2026-11-28T18:00`; empty: none. */
export type Form = {
  importance: Importance;
  title: string;
  body: string;
  url: string;
  words: string;
  group: { id: string; name: string } | null;
  timed: boolean;
  goesOut: string;
  until: string;
  banner: boolean;
  inbox: boolean;
};

const none = { url: '', words: '', group: null, timed: false, goesOut: '', until: '' } as const;
export const emptyForm: Form = { importance: 'news', title: '', body: '', ...none, banner: true, inbox: true };

/** A moment as it stands in a field. */
export const toWall = (instant: string | null, zone: string): string =>
  instant === null ? '' : new Date(wallOf(Date.parse(instant), zone)).toISOString().slice(0, 16);

/** The moment a field says, in ms; undefined where it says none. */
export function fromWall(wall: string, zone: string): number | undefined {
  const at = Date.parse(`${wall}Z`);
  return wall === '' || Number.isNaN(at) ? undefined : instantOf(at, zone);
}

/** What an announcement fills in. */
export function formOf(made: ManagedAnnouncement, zone: string): Form {
  const { importance, title, body, link, audience, audienceName, publishAt, endsAt, channels } = made;
  return {
    ...{ importance, title, body, url: link?.url ?? '', words: link?.words ?? '' },
    group: audience.id === null ? null : { id: audience.id, name: audienceName ?? audience.id },
    ...{ timed: publishAt !== null, goesOut: toWall(publishAt, zone), until: toWall(endsAt, zone) },
    ...{ banner: channels.includes('banner'), inbox: channels.includes('inbox') },
  };
}

const url = /^(?:https:\/\/[^/\\\s\p{C}]|\/(?![/\\]))[^\\\s\p{C}]*$/u;

export type Wrong = { [K in 'title' | 'body' | 'url' | 'words' | 'goesOut' | 'until' | 'channels']?: WrongWord };
type WrongWord = 'needed' | 'long' | 'url' | 'past' | 'beforeStart' | 'far';
type At = { now: number; zone: string };

function wrongTimes(form: Form, { now, zone }: At): Wrong {
  const goes = form.timed ? fromWall(form.goesOut, zone) : undefined;
  const ends = fromWall(form.until, zone);
  const from = Math.max(goes ?? now, now);
  return {
    ...(form.timed && goes === undefined && { goesOut: 'needed' }),
    ...(goes !== undefined && goes <= now && { goesOut: 'past' }),
    ...(goes !== undefined && goes > now + yearMs && { goesOut: 'far' }),
    ...(ends !== undefined && ends <= from && { until: goes === undefined ? 'past' : 'beforeStart' }),
    ...(ends !== undefined && ends > from + yearMs && { until: 'far' }),
  };
}

/** What stands in the way of sending it; nothing: it may go. */
export function wrongIn(form: Form, at: At): Wrong {
  const [title, words] = [form.title.trim(), form.words.trim()];
  const hasLink = form.url.trim() !== '' || words !== '';
  return {
    ...(title === '' && { title: 'needed' }),
    ...([...title].length > HEADLINE_MAX && { title: 'long' }),
    ...([...form.body.trim()].length > ANNOUNCEMENT_BODY_MAX && { body: 'long' }),
    ...(hasLink && !(url.test(form.url.trim()) && form.url.trim().length <= 500) && { url: 'url' }),
    ...(hasLink && words === '' && { words: 'needed' }),
    ...([...words].length > 60 && { words: 'long' }),
    ...(!(form.banner || form.inbox) && { channels: 'needed' }),
    ...wrongTimes(form, at),
  } as Wrong;
}

const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());

/** What is sent of it; what is not fit yet is left out, so that a draft keeps everything else. */
export function bodyOf(form: Form, at: At) {
  const wrong = wrongIn(form, at);
  const hasLink = form.url.trim() !== '' && !wrong.url && !wrong.words;
  const channels = [...(form.banner ? ['banner'] : []), ...(form.inbox ? ['inbox'] : [])];
  return {
    ...{ importance: form.importance, title: form.title.trim(), body: form.body.trim() },
    link: hasLink ? { url: form.url.trim(), words: form.words.trim() } : null,
    audience: form.group ? { kind: 'group', id: form.group.id } : { kind: 'all', id: null },
    channels: channels.length > 0 ? channels : ['banner', 'inbox'],
    publishAt: form.timed && !wrong.goesOut ? iso(fromWall(form.goesOut, at.zone)) : null,
    endsAt: wrong.until ? null : iso(fromWall(form.until, at.zone)),
  };
}

/** As members will see it. */
export const previewOf = (
  form: Form,
  placeholder: string,
): Pick<Announcement, 'importance' | 'title' | 'body' | 'link'> => ({
  importance: form.importance,
  title: form.title.trim() || placeholder,
  body: form.body.trim(),
  link: form.url.trim() !== '' && form.words.trim() !== '' ? { url: form.url, words: form.words } : null,
});
