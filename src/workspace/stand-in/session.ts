import type { Delivery } from './delivery.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Triggers } from './triggers.ts';
import type { World } from './world.ts';

/** The parts that people's actions work with. */
export interface Session {
  readonly world: World;
  readonly delivery: Delivery;
  readonly triggers: Triggers;
  readonly responses: ResponseUrls;
}
