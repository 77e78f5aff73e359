import { quietPart } from '../../components/ui/part/quiet-part.tsx';
import { useConnection } from '../../lib/connection.ts';

const Banner = quietPart(async () => (await import('./components/banner/banner.tsx')).Banner);

/** It comes with the live connection, so nobody who is signed out asks for anything. */
export const BannerPlace = () => useConnection() && <Banner />;
