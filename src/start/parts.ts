import type { Config } from '../config.ts';
import type { Knowledge } from '../validator/knowledge.ts';

/** What both ways to start are given, ready for use. */
export interface Parts {
  readonly config: Config;
  /** As it was at the start; the files may change later. */
  readonly knowledge: Knowledge;
}
