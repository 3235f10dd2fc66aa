import type { Delivery } from './delivery.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { EmulatorState } from './state.ts';
import type { Triggers } from './triggers.ts';

/** The parts that people's actions work with. */
export interface Session {
  readonly state: EmulatorState;
  readonly delivery: Delivery;
  readonly triggers: Triggers;
  readonly responses: ResponseUrls;
}
