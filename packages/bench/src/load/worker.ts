/** A load process: holds connections and does what its parent orders. Ends with its parent. */
import { Crowd } from './crowd.ts';
import { knock } from './knock.ts';
import type { Asked, Order, Reply } from './orders.ts';

let crowd: Crowd | null = null;

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'open') {
    crowd = new Crowd(order.who, order.url, order.from);
    return crowd.open(order.count, order.width);
  }
  if (order.do === 'knock') return knock(order.url, order.perSecond, order.seconds);
  if (!crowd) throw new Error('nobody is here yet');
  switch (order.do) {
    case 'subscribe':
      return crowd.subscribe(order.room);
    case 'arm':
      return crowd.arm(order.event);
    case 'arrived':
      return crowd.arrived(order.timeoutMs);
    case 'storm':
      return crowd.storm(order.back, order.timeoutMs);
    case 'returned':
      return crowd.returned();
    case 'close':
      return crowd.close();
  }
}

const send = (reply: Reply) => process.connected && process.send?.(reply);

process.on('message', ({ id, order }: Asked) => {
  obey(order).then(
    (answer) => send({ id, answer: answer ?? null }),
    (error: unknown) => send({ id, error: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
