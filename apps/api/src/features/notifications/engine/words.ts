import {
  type Locale,
  locales,
  type NotificationActor,
  type NotificationType,
  type NotificationTypeName,
  notificationTypes,
} from '@tidings/contracts';
import { createFormatter, type Formatter } from '@tidings/i18n';
import { compile } from '@tidings/i18n/compile';

const TITLE_MAX = 300;
const MESSAGE_MAX = 1000;

/** Who did it, as "Ana, Ben and 3 others". */
const who: Record<Locale, string> = {
  en: '{count, plural, =0 {Somebody} =1 {{first}} =2 {{first} and {second}} other {{first}, {second} and {rest, plural, one {# other} other {# others}}}}',
  de: '{count, plural, =0 {Jemand} =1 {{first}} =2 {{first} und {second}} other {{first}, {second} und {rest, plural, one {# weitere Person} other {# weitere}}}}',
};

function formatterOf(locale: Locale): Formatter {
  const all: Record<string, string> = { who: who[locale] };
  for (const { type, messages } of Object.values(notificationTypes)) {
    const { title, message, action } = messages[locale];
    Object.assign(all, { [`${type}.title`]: title, [`${type}.message`]: message, [`${type}.action`]: action });
  }
  return createFormatter(locale, 'UTC', [compile(all)]);
}
const formatters = Object.fromEntries(locales.map((locale) => [locale, formatterOf(locale)])) as Record<
  Locale,
  Formatter
>;

/** At most so many characters, none of them half. */
function bounded(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${[...text]
    .slice(0, most - 1)
    .join('')
    .slice(0, most - 1)}…`;
}

/** What a notification says: its type, what it is made from, who caused it. */
export type Saying = {
  type: NotificationTypeName;
  data: Record<string, unknown>;
  actors: readonly NotificationActor[];
  group_count: number;
  locale: string | null;
};
export type Words = { title: string; message: string; action: string };

/** Says a notification in the language of its member; English where none is known. */
export function wordsOf({ type, data, actors, group_count: count, locale }: Saying): Words {
  const formatter = formatters[locale as Locale] ?? formatters.en;
  const [first = '', second = ''] = actors.map(({ name }) => name);
  const people = actors.length === 0 ? 0 : Math.max(count, actors.length);
  const values = Object.fromEntries(
    Object.entries(data).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  ) as Record<string, string | number>;
  const own = (notificationTypes[type] as NotificationType).values?.(
    data,
    Object.hasOwn(formatters, locale ?? '') ? (locale as Locale) : 'en',
  );
  const params = {
    ...values,
    ...own,
    count,
    who: formatter.message('who', { count: people, first, second, rest: people - 2 }),
  };
  return {
    title: bounded(formatter.message(`${type}.title`, params), TITLE_MAX),
    message: bounded(formatter.message(`${type}.message`, params), MESSAGE_MAX),
    action: formatter.message(`${type}.action`, params),
  };
}
