/** What may be recorded about a step in addition to its name: words of closed lists, and numbers. */
export interface StepFacts {
  readonly job?: string;
  readonly attempt?: number;
  readonly given?: string;
  readonly operation?: string | null;
  readonly method?: string;
  /** The step failed, by this word. */
  readonly error?: string;
}

export type StepName = 'take in' | 'work' | 'check' | 'post' | 'slack';

/** The steps of one delivery, from its arrival to the reply, also where the queue hands it to another process. */
export interface Steps {
  /**
   * Does the work as a step of the one around it, or of a new delivery where there is none, and gives what the work
   * gives. The step ends when the work does.
   */
  take<T>(name: StepName, work: (note: (facts: StepFacts) => void) => T): T;
  /** Names the step around this call for `resume`; a W3C `traceparent`, and undefined if tracing is off. */
  mark(): string | undefined;
  /** Continues with a delivery that waited since `since` (milliseconds since the epoch); undefined means that it did not wait. */
  resume<T>(mark: string | undefined, since: number | undefined, work: () => T): T;
}

export const NO_STEPS: Steps = {
  take: (_, work) => work(() => undefined),
  mark: () => undefined,
  resume: (_mark, _since, work) => work(),
};
