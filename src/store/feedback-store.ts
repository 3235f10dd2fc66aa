export type Rating = 'helpful' | 'not-helpful';

export interface Feedback {
  readonly team: string;
  readonly channel: string;
  /** The ts of the reply that was rated. */
  readonly reply: string;
  readonly user: string;
  readonly rating: Rating;
  readonly at: number;
}

/** What people thought of replies; one rating a person and reply, the last one counts. */
export interface FeedbackStore {
  saveFeedback(feedback: Feedback): Promise<void>;
  countFeedback(team: string): Promise<Readonly<Record<Rating, number>>>;
}
