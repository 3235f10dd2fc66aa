/** What is said in the hour, step by step. A step is one message of talk; every fifth has a paste as well. */
export const TALKS = 200;
export const PASTES = 40;
const STEPS_A_PASTE = TALKS / PASTES;

export const TALK = [
  'good morning',
  'lunch at noon?',
  'the deploy is out',
  'who has the on-call phone today',
  'thanks, works now',
  'see https://example.com/runbook',
  'can somebody review my change?',
  '{"build": 4711, "ok": true}',
  'back in ten',
  'my train is late',
] as const;

/** How a paste is sent. */
export type Way = 'text' | 'code' | 'plain' | 'snippet' | 'curly';
const WAYS: readonly Way[] = ['text', 'code', 'snippet', 'plain', 'curly'];

/** What becomes of a paste, and so whether it deserves a reply at the end of the hour. */
export type Fate =
  | 'stays'
  | 'comes twice'
  | 'is mended'
  | 'is mended in part'
  | 'is broken later'
  | 'is deleted'
  | 'is deleted at once'
  | 'is right'
  | 'is talked over';

const FATES: readonly Fate[] = [
  'stays',
  'comes twice',
  'is mended',
  'is talked over',
  'is deleted',
  'stays',
  'is right',
  'is mended in part',
  'is deleted at once',
  'is broken later',
];

export interface Paste {
  readonly number: number;
  readonly way: Way;
  readonly fate: Fate;
  /** After how many more steps its fate comes. */
  readonly after: number;
}

/** The paste of a step, if it has one. */
export function pasteAt(step: number): Paste | undefined {
  if (step % STEPS_A_PASTE !== 0) return undefined;
  const number = step / STEPS_A_PASTE;
  const fate = FATES[number % FATES.length] ?? 'stays';
  // An edit changes words, not files.
  const ways = isEdited(fate) ? WAYS.filter((way) => way !== 'snippet') : WAYS;
  const way = ways[(number + Math.floor(number / FATES.length)) % ways.length] ?? 'text';
  return { number, way, fate, after: fate === 'is deleted at once' ? 0 : 4 + (number % 7) * 3 };
}

const isEdited = (fate: Fate): boolean =>
  fate === 'is mended' || fate === 'is mended in part' || fate === 'is broken later';

/** FaultInjection by the step it comes at. */
export const WEATHER: Readonly<Record<number, 'lost request' | 'lost reply' | 'limit' | 'outage'>> = {
  27: 'lost request',
  62: 'limit',
  96: 'outage',
  141: 'lost reply',
  177: 'limit',
};

/** A call with two things wrong, which names its own number. */
export const broken = (number: number): string =>
  `POST /api/v2/conversations/calls 400\n{ "from": { "address": "${phone(number)}", "type": "agent" }, "to": [{ "address": "${phone(99)}", "type": "phone" }] }`;

/** The same with one of them mended. */
export const halfBroken = (number: number): string => broken(number).replace('"agent"', '"phone"');

export const RIGHT = 'POST /api/v2/conversations/calls\n{ "phoneNumber": "+12125550123" }';

export const phone = (number: number): string => `+1206555${String(100 + number).padStart(4, '0')}`;
