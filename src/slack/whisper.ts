import type { RespondFn } from '@slack/bolt';
import { describeError, type Log } from '../log.ts';

/** Says something to the person who clicked. It confirms what is done already, so its failure is only logged. */
export async function whisper(
  respond: RespondFn | undefined,
  text: string,
  log: Log,
  options: { readonly replace?: boolean } = {},
): Promise<void> {
  try {
    await respond?.({ response_type: 'ephemeral', replace_original: options.replace === true, text });
  } catch (error) {
    log.warn(describeError(error), 'a private word could not be said');
  }
}
