import { wrapEvent } from './envelope.ts';
import type { Faults } from './faults.ts';
import type { SlackStandIn } from './interface.ts';
import type { Session } from './session.ts';
import type { SocketServer } from './socket-mode.ts';

type Weather =
  | 'failNext'
  | 'breakToken'
  | 'deliverTo'
  | 'emitEvent'
  | 'disconnect'
  | 'cutSockets'
  | 'appRateLimited'
  | 'undelivered'
  | 'sockets';

/** What goes wrong, on demand. */
export function weather(
  { world, delivery }: Session,
  sockets: SocketServer,
  faults: Faults,
): Pick<SlackStandIn, Weather> {
  return {
    failNext: (method, fault) => faults.add(method, fault),
    breakToken(error) {
      world.tokenError = error;
    },
    deliverTo: (url) => delivery.toHttp(typeof url === 'string' ? [url] : url),
    undelivered: () => delivery.underWay(),
    emitEvent: (event, envelope) => delivery.body(wrapEvent(world, event, envelope)),
    disconnect: (reason) => sockets.disconnect(reason),
    cutSockets: () => sockets.cut(),
    appRateLimited() {
      delivery.body({
        token: world.verificationToken,
        team_id: world.teamId,
        minute_rate_limited: Math.floor(Date.now() / 60_000) * 60,
        api_app_id: world.appId,
        type: 'app_rate_limited',
      });
    },
    sockets: () => sockets.count(),
  };
}
