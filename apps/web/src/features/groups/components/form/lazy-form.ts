import { lazyPart } from '../../../../components/ui/part/lazy-part.tsx';

/** Comes when it is shown: with it come the schemas of the contract. */
export const GroupForm = lazyPart(
  async () => (await import('./group-form.tsx')).GroupForm,
  () => history.back(),
);
