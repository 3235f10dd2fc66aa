import { type Logger, LogLevel } from '@slack/bolt';
import { describeError, type Log } from '../log.ts';

/**
 * What Bolt says that an operator should hear. Bolt's messages can quote bodies, tokens and frames, so only messages
 * known here are logged, in our own words; of the others it is logged that there was one.
 */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/^Failed to retrieve a new WSS URL/, 'Slack gave no address for a socket'],
  [/^http request failed/, 'a call of Slack got no answer'],
  [/^WebSocket error/, 'the socket failed'],
  [/pong wasn't received/i, 'the socket went quiet'],
  [/wasn't received from the server/i, 'the socket went quiet'],
  [/^Failed to parse and verify the request data/, 'a request was refused: its signature or time is wrong'],
  [/^Malformed request body/, 'a request was refused: its body is malformed'],
  [/^Request body exceeded/, 'a request was refused: its body is too large'],
  [/^Unhandled HTTP request/, 'a request came for a path that is not served'],
  [/^An incoming event was not acknowledged/, 'a delivery was not acknowledged in time'],
  [/^Failed to perform oauth\.v2\.access API call for token rotation/, 'a token could not be renewed'],
  [/^Could not determine the type/, 'a delivery of an unknown kind was ignored'],
  [/^An unhandled error occurred while Bolt processed/, 'a delivery failed and was not acknowledged'],
  [/^ack\(\) has already been called/, 'a delivery was acknowledged twice'],
  [/^Unable to send message/, 'an acknowledgement could not be sent'],
  [/rate limit/i, 'Slack limits the rate of calls'],
];

/** A request that is no delivery of Slack's. */
const REFUSED = 'a request was refused';

/** What we say ourselves, with more about it. */
const OURS = /^Authorization of incoming event did not succeed/;

/** Bolt's logger, writing to ours at warning and above. Nothing that Bolt formats is passed on. */
export function createBoltLogger(log: Log, onRefusal: () => void = () => undefined): Logger {
  const write = (level: 'warn' | 'error', messages: readonly unknown[]): void => {
    const [first] = messages;
    if (first instanceof Error) return log[level]({ from: 'bolt', ...describeError(first) }, 'error in Bolt');
    const text = typeof first === 'string' ? first : '';
    if (OURS.test(text)) return;
    const known = KNOWN.find(([pattern]) => pattern.test(text));
    if (known?.[1].startsWith(REFUSED) === true) onRefusal();
    log[level]({ from: 'bolt' }, known?.[1] ?? 'a message of Bolt, withheld');
  };
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...messages) => write('warn', messages),
    error: (...messages) => write('error', messages),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
