import type { RespondFn } from '@slack/bolt';
import { describeError, type Log } from '../../log.ts';

/** A click in a message, as far as an answer to it goes. */
interface Clicked {
  readonly respond: RespondFn | undefined;
  readonly body: { readonly message?: { readonly [key: string]: unknown } | undefined };
}

/**
 * Says something to the person who clicked, in the thread where they did. It confirms what is done already, so its
 * failure is only logged.
 */
export async function answerPrivately(
  { respond, body }: Clicked,
  text: string,
  log: Log,
  options: { readonly replace?: boolean } = {},
): Promise<void> {
  const thread: unknown = body.message?.thread_ts;
  try {
    await respond?.({
      response_type: 'ephemeral',
      replace_original: options.replace === true,
      ...(typeof thread === 'string' && { thread_ts: thread }),
      text,
    });
  } catch (error) {
    log.warn(describeError(error), 'a private word could not be said');
  }
}
