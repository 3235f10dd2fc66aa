import { z } from 'zod';
import { type Answer, callSlack, type Fetch, WholeAnswer } from './request.ts';

const SLACK_API = 'https://slack.com/api/';

/** What every answer of the Web API says. */
const SAID = z.object({ ok: z.boolean(), error: z.string().optional() });

const UNREADABLE = 'unreadable_answer';

/** What came back is not Slack's: a page of something in between, or half an answer. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer';
  readonly code = UNREADABLE;
}

/** An answer by which Slack refuses a call. */
export class Refusal extends WholeAnswer {
  /** Slack's word for why. */
  readonly error: string;

  constructor(error: string, text: string, headers: Answer['headers']) {
    super(200, headers, text);
    this.error = error;
  }
}

/**
 * Reads answers of the Web API before the client does. The client takes whatever it cannot read for a refusal by Slack,
 * and then work would be given up that nobody refused, or that is done already. Such an answer rejects instead, as a
 * connection that broke does: nobody knows what was done.
 */
export function wholeAnswers(apiUrl: string = SLACK_API, request: Fetch = callSlack): Fetch {
  return async (url, init) => {
    const answer = await request(url, init);
    return String(url).startsWith(apiUrl) ? await readWhole(answer) : answer;
  };
}

async function readWhole(answer: Answer): Promise<Answer> {
  const { status, headers } = answer;
  if (status === 429) return /^\d+$/.test(headers.get('retry-after') ?? '') ? answer : limited();
  if (status !== 200) return answer;
  const text = await answer.text();
  const said = SAID.safeParse(tryParse(text)).data;
  if (said === undefined) throw new UnreadableAnswer();
  if (!said.ok && LIMITS.has(said.error ?? '')) return limited();
  return said.ok
    ? new WholeAnswer(status, headers, text)
    : new Refusal(said.error ?? UNREADABLE, text, headers);
}

/** Words for a limit that come with status 200. */
const LIMITS = new Set(['ratelimited', 'rate_limited']);

/** A limit says that nothing was done, also where its time is missing or no number, as from something in between. */
function limited(): Answer {
  return new WholeAnswer(429, new Headers({ 'retry-after': '30' }), '');
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
