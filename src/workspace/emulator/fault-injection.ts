import { wrapEvent } from './envelope.ts';
import type { InjectedFault, SlackEmulator } from './interface.ts';
import type { Session } from './session.ts';
import type { SocketServer } from './socket-mode.ts';

type FaultInjection =
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
export function injectFaults(
  { state, delivery }: Session,
  sockets: SocketServer,
  faults: Faults,
): Pick<SlackEmulator, FaultInjection> {
  return {
    failNext: (method, fault) => faults.add(method, fault),
    breakToken(error) {
      state.tokenError = error;
    },
    deliverTo: (url) => delivery.toHttp(typeof url === 'string' ? [url] : url),
    undelivered: () => delivery.underWay(),
    emitEvent: (event, envelope) => delivery.body(wrapEvent(state, event, envelope)),
    disconnect: (reason) => sockets.disconnect(reason),
    cutSockets: () => sockets.cut(),
    appRateLimited() {
      delivery.body({
        token: state.verificationToken,
        team_id: state.teamId,
        minute_rate_limited: Math.floor(Date.now() / 60_000) * 60,
        api_app_id: state.appId,
        type: 'app_rate_limited',
      });
    },
    sockets: () => sockets.count(),
  };
}

/** Faults ordered for the next calls of a method. */
export interface Faults {
  add(method: string, fault: InjectedFault): void;
  /** The fault for this call, used up by asking. */
  take(method: string): InjectedFault | undefined;
}

export function createFaults(): Faults {
  const queues = new Map<string, InjectedFault[]>();
  return {
    add(method, fault) {
      const queue = queues.get(method) ?? [];
      for (let times = fault.times ?? 1; times > 0; times -= 1) queue.push(fault);
      queues.set(method, queue);
    },
    take: (method) => queues.get(method)?.shift(),
  };
}
