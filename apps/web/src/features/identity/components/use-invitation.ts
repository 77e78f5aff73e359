import type { Person } from '@tidings/contracts';
import { useEffect, useState } from 'react';
import { isCode } from '../../../lib/http/error.ts';
import { showInvitation, tokenOfLink } from '../api/links.ts';
import type { Invited } from './register-form.tsx';

type Invitation = { state: 'none' | 'asking' | 'good' | 'invalid'; invited?: Invited; inviter?: Person };

/** The invitation whose link led here, looked at before the form is shown, so that its address stands in it. */
export function useInvitation(): Invitation {
  const [token] = useState(tokenOfLink);
  const [found, setFound] = useState<Invitation>({ state: token === '' ? 'none' : 'asking' });
  useEffect(() => {
    if (token === '') return undefined;
    let isGone = false;
    showInvitation(token)
      .then(
        ({ inviter, email }): Invitation => ({ state: 'good', invited: { token, email }, inviter }),
        // Where it could not be asked the form goes on with it: registering says whether it is good.
        (error: unknown): Invitation =>
          isCode(error, 'NOT_FOUND') || isCode(error, 'VALIDATION_FAILED')
            ? { state: 'invalid' }
            : { state: 'good', invited: { token, email: null } },
      )
      .then((now) => !isGone && setFound(now))
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [token]);
  return found;
}
