import type { webApi } from '@slack/bolt';

type Fetch = (...call: Parameters<NonNullable<webApi.WebClientOptions['fetch']>>) => Promise<Response>;

const SLACK_API = 'https://slack.com/api/';

/** What came back is not Slack's: a page of something in between, half an answer, or a limit without its time. */
class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
  readonly code = 'unreadable_answer';
}

/**
 * Reads answers of the Web API to their end before the client does. The client takes whatever it cannot read for a
 * refusal by Slack, and then work would be given up that nobody refused, or that is done already. Such an answer
 * rejects instead, as a connection that broke does: nobody knows what was done.
 */
export function wholeAnswers(apiUrl: string = SLACK_API, request: Fetch = fetch): Fetch {
  return async (url, init) => {
    const answer = await request(url, init);
    return String(url).startsWith(apiUrl) ? await readWhole(answer) : answer;
  };
}

async function readWhole(answer: Response): Promise<Response> {
  const { status, headers } = answer;
  if (status === 429 && !/^\d+$/.test(headers.get('retry-after') ?? '')) throw new UnreadableAnswer();
  if (status !== 200) return answer;
  const text = await answer.text();
  if (!isSlack(text)) throw new UnreadableAnswer();
  return new Response(text, { headers });
}

function isSlack(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
  } catch {
    return false;
  }
}
