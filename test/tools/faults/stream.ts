import { randomBytes } from 'node:crypto';
import type { Message, SlackEmulator } from '../../../src/workspace/emulator/emulator.ts';
import { isJson } from '../../../src/workspace/emulator/wire.ts';
import type { Random } from './random.ts';

/** Stands in every message of the stream; nothing kept, nothing logged may hold it once the work is done. */
export const MARK = 'quartz-heron-41';

/** A message of the stream, and what must stand under it in the end. */
export interface Item {
  readonly channel: string;
  readonly ts: string;
  kind: 'paste' | 'talk' | 'right' | 'asked' | 'deleted';
  /** What the one reply must hold; undefined where there must be none. */
  wanted: RegExp | undefined;
}

/** An hour of a support channel, one small thing at a time. */
export interface Stream {
  readonly items: readonly Item[];
  /** Posts, edits, deletes, or delivers something again. */
  step(): void;
  /** A paste that deserves a reply, now. */
  paste(channel?: string): Item;
  /** A paste that holds a secret as well. */
  pasteSecret(): Item;
  /** Another broken call in its place. */
  edit(item: Item): void;
  /** Steps at this pace until `pause`. */
  run(pauseMs: number, most: number): void;
  pause(): void;
}

const TALK = [
  'good morning',
  'the deploy is out',
  'lunch at noon?',
  'thanks, works now',
  'back in ten',
] as const;

export function createStream(slack: SlackEmulator, random: Random): Stream {
  const channels: [string, ...string[]] = [slack.channelId('api-support')];
  // Many, since a channel gets one reply a second.
  for (const name of Array.from({ length: 20 }, (_, index) => `calls${index}`)) {
    const channel = slack.addChannel({ name, members: ['robin', 'mika'] });
    slack.invite(channel);
    channels.push(channel);
  }
  const items: Item[] = [];
  let numbers = 0;
  let timer: NodeJS.Timeout | undefined;

  const nextNumber = (): string => {
    numbers += 1;
    return `+447700900${String(numbers % 1000).padStart(3, '0')}`;
  };
  const post = (kind: Item['kind'], text: string, wanted?: RegExp, channel = random.pick(channels)): Item => {
    const user = random.pick(['robin', 'mika']);
    const ts = slack.post({ channel, text, user: channel.startsWith('D') ? 'robin' : user });
    const item: Item = { channel, ts, kind, wanted };
    items.push(item);
    return item;
  };
  const paste = (channel?: string): Item => {
    const number = nextNumber();
    return post('paste', broken(number), holding(number), channel);
  };
  const pasteSecret = (): Item => {
    const number = nextNumber();
    return post(
      'paste',
      `${broken(number)}\nclient_secret=${randomBytes(24).toString('base64url')}`,
      holding(number),
    );
  };
  const edit = (item: Item): void => {
    const number = nextNumber();
    item.wanted = holding(number);
    slack.edit({ ...place(item), text: broken(number) });
  };
  const choose = (fits: (item: Item) => boolean): Item | undefined => {
    const fitting = items.slice(-60).filter(fits);
    return fitting[random.below(fitting.length)];
  };

  const acts: readonly (readonly [weight: number, act: () => void])[] = [
    [34, () => void paste()],
    [24, () => post('talk', `${random.pick(TALK)} (${MARK})`)],
    [5, () => post('right', right('+12125550123'))],
    [5, () => askForPaste()],
    [3, () => post('asked', `<@${slack.botUserId}> are you there? ${MARK}`, /./)],
    [4, () => post('asked', `hello ${MARK}`, /./, slack.channelId('dm:robin'))],
    [6, editPaste],
    [3, editTalk],
    [4, deleteSome],
    [12, deliverAgain],
  ];
  const total = acts.reduce((sum, [weight]) => sum + weight, 0);

  function askForPaste(): void {
    const number = nextNumber();
    post('asked', `<@${slack.botUserId}> ${broken(number)}`, holding(number));
  }

  /** Only what is answered already: else it would be chance which of its two states is seen first. */
  function editPaste(): void {
    const item = choose((each) => each.kind === 'paste' && repliesTo(slack, each).length > 0);
    if (item === undefined) return;
    const number = nextNumber();
    const isMended = random.next() < 0.5;
    item.wanted = isMended ? /nothing wrong found/ : holding(number);
    slack.edit({ ...place(item), text: isMended ? right('+12125550147') : broken(number) });
  }

  function editTalk(): void {
    const item = choose((each) => each.kind === 'talk');
    if (item === undefined) return;
    const number = nextNumber();
    Object.assign(item, { kind: 'paste', wanted: holding(number) });
    slack.edit({ ...place(item), text: broken(number) });
  }

  function deleteSome(): void {
    const item = choose((each) => each.kind === 'paste' || each.kind === 'talk');
    if (item === undefined) return;
    Object.assign(item, { kind: 'deleted', wanted: undefined });
    slack.remove(place(item));
  }

  /** Slack delivers an event twice: as the same delivery, or as another of the same event. */
  function deliverAgain(): void {
    const earlier = slack.deliveries().filter(({ type }) => type === 'events_api');
    const { event, event_id } = earlier[Math.max(earlier.length - 1 - random.below(80), 0)]?.payload ?? {};
    if (isJson(event)) slack.emitEvent(event, random.next() < 0.7 ? { event_id } : {});
  }

  function step(): void {
    let left = random.next() * total;
    for (const [weight, act] of acts) {
      left -= weight;
      if (left < 0) return void act();
    }
  }

  return {
    items,
    step,
    paste,
    pasteSecret,
    edit,
    run(pauseMs, most) {
      timer = setInterval(() => {
        if (items.length < most) step();
      }, pauseMs);
    },
    pause: () => clearInterval(timer),
  };
}

/** Our replies to a message; each names its source. */
export function repliesTo(slack: SlackEmulator, { channel, ts }: Item): Message[] {
  return slack.thread(channel, ts).filter((message) => message.user === slack.botUserId && message.ts !== ts);
}

const place = ({ channel, ts }: Item) => ({ channel, ts });

const holding = (number: string): RegExp => new RegExp(RegExp.escape(number));

const broken = (number: string): string =>
  `POST /api/v2/conversations/calls 400\n{ "note": "${MARK}", "from": { "address": "${number}", "type": "agent" }, "to": [{ "address": "+12065550199", "type": "phone" }] }`;

const right = (number: string): string =>
  `POST /api/v2/conversations/calls\n{ "phoneNumber": "${number}" } ${MARK}`;
