export type * from './interface.ts';
export type * from './model.ts';
export type { Json } from './wire.ts';

import type { SlackStandIn, SlackStandInOptions } from './interface.ts';

/** Starts an embedded Slack workspace on 127.0.0.1 and resolves when it listens. */
export declare function createSlackStandIn(options?: SlackStandInOptions): Promise<SlackStandIn>;
