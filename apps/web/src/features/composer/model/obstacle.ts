import { BODY_MAX, charactersIn, TITLE_MAX, TITLE_MIN } from '@tidings/contracts/plain';
import { t } from '../../../i18n/t.ts';

/** Why a text cannot be sent as it is, in words, and where it is to be mended. */
export type Obstacle = { words: string; field?: 'category' | 'title' | 'body' };

/** So near the end it is said how much is left. */
const bodyNear = 500;
const titleNear = 20;

const lengthOf = (text: string): number => charactersIn(text.trim());
const left = (text: string, max: number, near: number): number | undefined => {
  const rest = max - lengthOf(text);
  return rest <= near ? rest : undefined;
};

/** Characters that are left of a text; undefined while there are many, below 0 when there are too many. */
export const bodyLeft = (body: string): number | undefined => left(body, BODY_MAX, bodyNear);
export const titleLeft = (title: string): number | undefined => left(title, TITLE_MAX, titleNear);

export function bodyObstacle(body: string): Obstacle | undefined {
  const over = lengthOf(body) - BODY_MAX;
  if (over > 0) return { words: t('composer.tooLong', { count: over }), field: 'body' };
  return lengthOf(body) === 0 ? { words: t('composer.needsText'), field: 'body' } : undefined;
}

export function titleObstacle(title: string): Obstacle | undefined {
  const over = lengthOf(title) - TITLE_MAX;
  if (over > 0) return { words: t('composer.titleTooLong', { count: over }), field: 'title' };
  return lengthOf(title) < TITLE_MIN
    ? { words: t('composer.titleTooShort', { count: TITLE_MIN }), field: 'title' }
    : undefined;
}

/** A title is one line: what a paste brings that cannot be seen becomes a space. */
export const cleanTitle = (title: string): string => title.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
