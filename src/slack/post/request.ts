import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import type { webApi } from '@slack/bolt';
import { request } from 'undici';
import { LONGEST_CALL_MS } from '../../store/work-queue.ts';

/** How the client calls Slack: a part of the standard's `fetch`. */
export type Fetch = webApi.FetchFunction;
export type Answer = Awaited<ReturnType<Fetch>>;

/**
 * Calls Slack at a quarter of the processor time of Node's `fetch`, through the same dispatcher and so the same proxies.
 * Resolves when the whole answer is here; rejects after `LONGEST_CALL_MS`. A redirect is an answer like any other.
 */
export const callSlack: Fetch = async (url, { headers, body } = {}) => {
  if (typeof body === 'object') throw new TypeError('files go to Slack by another way');
  // In place of an AbortSignal, which costs as much as the rest of the call.
  const signal = new EventEmitter();
  const timer = setTimeout(() => signal.emit('abort'), LONGEST_CALL_MS);
  try {
    const answer = await request(url, {
      method: 'POST',
      headers: headers ?? null,
      body: body ?? null,
      signal,
    });
    return new WholeAnswer(answer.statusCode, readable(answer.headers), await answer.body.text());
  } finally {
    clearTimeout(timer);
  }
};

const readable = (headers: IncomingHttpHeaders): Answer['headers'] => ({
  get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
  entries: () => Object.entries(headers).map(([name, value]) => [name, String(value)]),
});

/** An answer that was read to its end. */
export class WholeAnswer implements Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText = '';
  readonly url = '';
  readonly headers: Answer['headers'];
  readonly #text: string;

  constructor(status: number, headers: Answer['headers'], text: string) {
    this.ok = status >= 200 && status < 300;
    this.status = status;
    this.headers = headers;
    this.#text = text;
  }

  async text(): Promise<string> {
    return this.#text;
  }

  async json(): Promise<unknown> {
    return JSON.parse(this.#text);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new TextEncoder().encode(this.#text).buffer;
  }
}
