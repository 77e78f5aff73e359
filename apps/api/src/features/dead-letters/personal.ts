import { kept, type Personal } from '../../platform/personal/personal.ts';

/** What dead letters keep of persons. */
export const deadLettersPersonal: Personal = {
  columns: { 'dead_letter_act.admin_id': kept('Says by an id who decided what became of a job.') },
};
