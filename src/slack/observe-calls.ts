import type { webApi } from '@slack/bolt';
import type { Telemetry } from '../ops/telemetry/telemetry.ts';

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;

const UNREADABLE = 'unreadable_answer';

/** `fetch` for clients of the Web API that tells of each call which method it was, how long it took and how it failed. */
export function observeCalls(telemetry: Telemetry): (...call: Parameters<Fetch>) => Promise<Response> {
  return (url, init) =>
    telemetry.steps.take('slack', async (note) => {
      const began = performance.now();
      const method = String(url).split('?', 1)[0]?.split('/').pop() ?? '';
      const tell = (error: string | undefined): void => {
        note({ method, ...(error !== undefined && { error }) });
        telemetry.slackCalled({ method, seconds: (performance.now() - began) / 1000, error });
      };
      try {
        const answer = await fetch(url, init);
        tell(await errorOf(answer));
        return answer;
      } catch (error) {
        tell('no_answer');
        throw error;
      }
    });
}

/** Slack's word for why a call failed, or ours for an answer that isn't Slack's; undefined for a call that worked. */
async function errorOf(answer: Response): Promise<string | undefined> {
  if (answer.status === 429) return 'ratelimited';
  if (answer.status >= 500) return 'http_5xx';
  if (answer.status >= 400) return 'http_4xx';
  try {
    const body: unknown = await answer.clone().json();
    if (typeof body !== 'object' || body === null || !('ok' in body)) return UNREADABLE;
    if (body.ok === true) return undefined;
    return 'error' in body && typeof body.error === 'string' ? body.error : UNREADABLE;
  } catch {
    return UNREADABLE;
  }
}
