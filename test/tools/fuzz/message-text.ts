import fc from 'fast-check';
import { anyText, damagedJson, dialectBody, nastyText, publishedBody } from '../../support/bodies.ts';
import { type Message, readCorpus } from '../../support/message-corpus.ts';

/** Messages of every corpus: what people paste when they need help, and what they say when they don't. */
const messages: readonly string[] = ['expert', 'held-out', 'silence']
  .flatMap((name) => [...readCorpus<Message>(name).values()].flat())
  .map(({ text }) => text);

const aMessage = fc.nat({ max: messages.length - 1 }).map((at) => messages[at] ?? '');

/** What breaks readers: brackets, quotes, escapes, controls, marks that hide or turn text, halves of characters. */
const shard = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '`',
    '```',
    '\\',
    '\\u',
    '\\"',
    ',',
    ':',
    '/*',
    '//',
    '#',
    '$',
    '${',
    '{{',
  ],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\0',
    '\u001b[31m',
    '\u2028',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\u00a0',
    '\ud83d',
  ],
  ...[
    '“',
    '’',
    '…',
    'é',
    '𝒳',
    '<@U012>',
    '<!channel>',
    '&lt;',
    '__proto__',
    'constructor',
    'NaN',
    '-0',
    '1e999',
  ],
  ...[
    "-d '",
    'curl ',
    '<<EOF',
    '--data-raw $',
    'POST /api/v2/conversations/calls',
    'HTTP/1.1 400',
    '400',
    '---',
  ],
  ...[
    '"to":',
    '"from":',
    '"type":"agent"',
    '"participants":[',
    '"phoneNumber":',
    'null',
    'true',
    'None',
    '&a ',
    '*a',
  ],
);

/** A message with pieces cut, doubled, moved and put in. */
const mutated = fc
  .tuple(
    aMessage,
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), fc.oneof(shard, nastyText, fc.constant(''))), {
      minLength: 1,
      maxLength: 6,
    }),
  )
  .map(([text, changes]) =>
    changes.reduce((now, [place, length, piece]) => {
      const at = place % (now.length + 1);
      return now.slice(0, at) + piece + now.slice(at + length);
    }, text),
  );

/** Pieces of several messages behind each other. */
const spliced = fc
  .array(fc.tuple(fc.oneof(aMessage, mutated), fc.nat(), fc.nat({ max: 400 })), {
    minLength: 2,
    maxLength: 4,
  })
  .map((parts) =>
    parts
      .map(([text, place, length]) => {
        const at = place % (text.length + 1);
        return text.slice(at, at + length);
      })
      .join('\n'),
  );

const wrappings: readonly ((json: string) => string)[] = [
  (json) =>
    `POST /api/v2/conversations/calls HTTP/1.1\nContent-Type: application/json\n\n${json}\n\n400 Bad Request`,
  (json) => `curl -X POST https://api.mypurecloud.com/api/v2/conversations/calls -d '${json}'`,
  (json) => `curl https://api.mypurecloud.de/api/v2/conversations/calls -d ${JSON.stringify(json)}`,
  (json) => `requests.post(url + "/api/v2/conversations/calls", json=${json})`,
  (json) => `\`\`\`js\napi.postConversationsCalls(${json})\n\`\`\``,
  (json) => `2026-11-20 12:00:01 ERROR /api/v2/conversations/calls body=${JSON.stringify(json)} 400`,
  (json) => `<<~JSON\n${json}\nJSON\n/api/v2/conversations/calls`,
  (json) => `Invoke-RestMethod /api/v2/conversations/calls -Method Post -Body @'\n${json}\n'@`,
  (json) =>
    JSON.stringify({
      log: {
        entries: [
          { request: { method: 'POST', url: '/api/v2/conversations/calls', postData: { text: json } } },
        ],
      },
    }),
];

/** A body, sound or damaged, written down in one of the ways of pasting, and then perhaps bent. */
const wrapped = fc
  .tuple(
    fc.constantFrom(...wrappings),
    fc.oneof(
      damagedJson,
      dialectBody.map((body) => JSON.stringify(body, null, 2)),
      publishedBody.map((body) => JSON.stringify(body)),
      fc.json({ maxDepth: 4 }),
    ),
  )
  .map(([wrap, json]) => wrap(json));

/** Message text as nobody would write it, and as everybody does. */
export const messageText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: mutated },
  { weight: 3, arbitrary: wrapped },
  { weight: 2, arbitrary: spliced },
  { weight: 1, arbitrary: anyText },
);
