import { useParams } from '@tanstack/react-router';
import { OrderPage } from '../orders/order-page.tsx';
import { IntegrationsPage } from './integrations-page.tsx';

/** `/orders/:id`, or `/integrations`. */
export function Page() {
  const { id } = useParams({ strict: false });
  return id === undefined ? <IntegrationsPage /> : <OrderPage id={id} />;
}
