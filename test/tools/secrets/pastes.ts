import { type Kind, kinds, names, type Use } from './kinds.ts';
import { type Part, type Position, positions } from './positions.ts';
import type { Random } from './random.ts';
import { type Typography, typographies } from './typographies.ts';

/** One paste with a secret, or its twin with a value that is none. */
export interface Paste {
  /** The kind, the place and the typography, for people. */
  readonly name: string;
  readonly text: string;
  /** The secret as it was before typography; undefined in the twin. */
  readonly secret: string | undefined;
}

/** Every kind in every place where it can stand, in every typography: a few ten thousand, each with its twin. */
export function* makePastes(random: Random): Generator<readonly [Paste, Paste]> {
  for (const kind of kinds) {
    for (const position of positions) {
      for (const typography of typographies) {
        const secret = kind.make(random);
        if (!canStand(kind, position, secret, typography)) continue;
        const part = { name: random.of(names[kind.use]), value: secret, id: makeId(random) };
        yield [
          pasteOf(`${kind.name}, ${position.name}, ${typography.name}`, position, typography, part, secret),
          twinOf(kind.use, position, typography, part, random),
        ];
      }
    }
  }
}

function canStand(kind: Kind, position: Position, secret: string, typography: Typography): boolean {
  if (position.isBare === true && kind.isKnown !== true) return false;
  if (position.uses?.includes(kind.use) === false) return false;
  if (SPECIAL.includes(kind.use) && position.uses?.includes(kind.use) !== true) return false;
  // A key in one piece has no edge where a terminal breaks it, and a name of a file is not broken.
  if (position.name === 'a name of a file' && /terminal/.test(typography.name)) return false;
  return position.fits === undefined || position.fits.test(secret);
}

/** Uses of secrets that cannot stand in every place. */
const SPECIAL: readonly Use[] = ['private-key', 'passphrase'];

function pasteOf(
  name: string,
  position: Position,
  typography: Typography,
  part: Part,
  secret: string | undefined,
): Paste {
  return { name, text: typography.change(position.write(part), part.value), secret };
}

/** The same place with a value that must stay: a placeholder under the name of a secret, or an ID under its own. */
function twinOf(use: Use, position: Position, typography: Typography, part: Part, random: Random): Paste {
  const isId =
    random.below(2) === 0 && NAMELESS.every((word) => !position.name.includes(word)) && use !== 'private-key';
  const [name, value] = isId ? random.of(IDS)(random) : [part.name, random.of(PLACEHOLDERS)];
  const twin = { ...part, name, value };
  return pasteOf(
    `twin: ${name} ${value}, ${position.name}, ${typography.name}`,
    position,
    typography,
    twin,
    undefined,
  );
}

/** Places that say by themselves that a secret stands there. */
const NAMELESS = [
  'header',
  'setter',
  'object of headers',
  'concatenation',
  'login',
  'credentials',
  'user of',
  'URL',
  'netrc',
  'cookie',
  'key',
  'flag',
  'callback',
  'language',
];

const HEX = '0123456789abcdef';

function makeId(random: Random): string {
  return [8, 4, 4, 4, 12].map((size) => random.text(HEX, size)).join('-');
}

const IDS: readonly ((random: Random) => readonly [name: string, value: string])[] = [
  (random) => ['callQueueId', makeId(random)],
  (random) => ['contextId', makeId(random)],
  (random) => ['conversationId', makeId(random)],
  (random) => ['correlationId', makeId(random)],
  (random) => ['inin-correlation-id', makeId(random)],
  (random) => ['participantId', makeId(random)],
  (random) => ['client_id', makeId(random)],
  (random) => ['phoneNumber', `+1206555${random.text('0123456789', 4)}`],
  (random) => ['callerId', `+4477009${random.text('0123456789', 5)}`],
  (random) => ['commit', random.text(HEX, 40)],
  (random) => ['sha256', random.text(HEX, 64)],
  (random) => ['etag', random.text(HEX, 32)],
  () => ['token_type', 'bearer'],
  () => ['expires_in', '86399'],
  () => ['tokenUrl', 'https://login.mypurecloud.com/oauth/token'],
  () => ['x-version', '2.31.0-rc.1'],
];

const PLACEHOLDERS = [
  'YOUR_ACCESS_TOKEN',
  'your-client-secret',
  'xxxxxxxxxxxxxxxx',
  '****************',
  '<token>',
  '<client-secret>',
  '{{access_token}}',
  '$' + '{input.token}',
  '$TOKEN',
  '$' + '{CLIENT_SECRET}',
  'REDACTED',
  '[redacted]',
  'insert-your-token-here',
  '%TOKEN%',
  'changeme',
  'example-secret',
  'xxxx...xxxx',
  'my-secret',
  'null',
  'string',
];
