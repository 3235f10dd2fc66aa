export type Rating = 'helpful' | 'not-helpful';

/** Why an answer did not help; one of a fixed list, nothing that a user typed. */
export type Reason = 'wrong' | 'incomplete' | 'unclear' | 'not-wanted';

export interface Feedback {
  readonly team: string;
  readonly channel: string;
  /** The ts of the reply that was rated. */
  readonly reply: string;
  readonly user: string;
  readonly rating: Rating;
  readonly reason?: Reason | undefined;
  readonly at: number;
}

/** What people thought of replies; one rating a person and reply, the last one counts. */
export interface FeedbackStore {
  saveFeedback(feedback: Feedback): Promise<void>;
  /** Since a time, or ever. */
  countFeedback(team: string, since?: number): Promise<Readonly<Record<Rating, number>>>;
  /** How often each reason was given; those never given are left out. */
  countReasons(team: string): Promise<Readonly<Partial<Record<Reason, number>>>>;
}
