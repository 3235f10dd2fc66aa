import type { Telemetry } from '../../ops/telemetry/telemetry.ts';
import { Refusal, UnreadableAnswer } from './check-answers.ts';
import type { Answer, Fetch } from './request.ts';

/** A client's `fetch` that reports each call: its method, how long it took and how it failed. */
export function observeCalls(telemetry: Telemetry, request: Fetch): Fetch {
  return (url, init) =>
    telemetry.steps.take('slack', async (note) => {
      const began = performance.now();
      const method = String(url).split('?', 1)[0]?.split('/').pop() ?? '';
      const tell = (error: string | undefined): void => {
        note({ method, ...(error !== undefined && { error }) });
        telemetry.slackCalled({ method, seconds: (performance.now() - began) / 1000, error });
      };
      try {
        const answer = await request(url, init);
        tell(errorOf(answer));
        return answer;
      } catch (error) {
        tell(error instanceof UnreadableAnswer ? error.code : 'no_answer');
        throw error;
      }
    });
}

/** Slack's word for why a call failed, or ours for an answer that isn't Slack's; undefined for a call that worked. */
function errorOf(answer: Answer): string | undefined {
  if (answer.status === 429) return 'ratelimited';
  if (answer.status >= 500) return 'http_5xx';
  if (answer.status >= 400) return 'http_4xx';
  return answer instanceof Refusal ? answer.error : undefined;
}
