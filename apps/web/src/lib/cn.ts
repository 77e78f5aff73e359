/**
 * Joins class names. Nothing is merged: two utilities for one property fight by their order in the style sheet, so a
 * state is written as a variant (`data-on:text-ink`) or as one of several whole strings, never as an override.
 */
export { clsx as cn } from 'clsx';
