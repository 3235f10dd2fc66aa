import { checkText } from '../../../src/validator/index.ts';
import { type Harness, startHarness, type TransportKind } from '../../slack/harness.ts';
import { knowledge } from '../../support/knowledge.ts';
import { count, isPerfect, type Posted } from './count.ts';
import { broken, halfBroken, PASTES, type Paste, pasteAt, RIGHT, TALK, TALKS, WEATHER } from './plan.ts';

/**
 * An hour of a support channel, told in seconds: talk, pastes of every kind, edits, deletions, redeliveries, limits, an
 * outage of the connection and two replies lost by the network, all among each other. Prints what came of it, and exits
 * with 1 unless every paste that deserved a reply has exactly one, which is right, and nothing else has any.
 */
const STEP_MS = 25;
const LONGEST_MS = 120_000;

/** The connection is away for so many steps; Slack tries again after these pauses, told in the same short time. */
const OUTAGE = 12;
const RETRY_DELAYS = [100, 4000, 15_000];

/** The step at which the fate of a paste comes. */
const dueAt = ({ number, after }: Paste): number => number * (TALKS / PASTES) + after;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What happened to the app in the hour, so that nobody takes a quiet one for a hard one. */
const EVENTS = ['edits', 'deletions', 'redeliveries', 'lost requests', 'lost replies', 'outages'] as const;
type Events = Record<(typeof EVENTS)[number], number>;

class Hour {
  readonly harness: Harness;
  readonly transport: TransportKind;
  readonly pastes: Posted[] = [];
  readonly events: Events = {
    edits: 0,
    deletions: 0,
    redeliveries: 0,
    'lost requests': 0,
    'lost replies': 0,
    outages: 0,
  };

  constructor(harness: Harness, transport: TransportKind) {
    this.harness = harness;
    this.transport = transport;
  }

  async live(): Promise<void> {
    for (let step = 0; step < TALKS + 30; step += 1) {
      const paste = step < TALKS ? pasteAt(step) : undefined;
      if (step < TALKS) this.talk(step);
      if (paste !== undefined) this.paste(paste);
      for (const each of this.pastes) if (dueAt(each) === step) this.change(each);
      this.injectFaults(step);
      if (WEATHER[step - OUTAGE] === 'outage') await this.comeBack();
      await pause(STEP_MS);
    }
    await this.settle();
  }

  talk(step: number): void {
    const { slack, channel } = this.harness;
    const text = TALK[step % TALK.length] ?? '';
    // Somebody else talks in a thread, twice before its author pastes again.
    const over = this.pastes.find(
      (each) => each.fate === 'is talked over' && [4, 2].includes(dueAt(each) - step),
    );
    if (over !== undefined) slack.post({ channel, text, user: 'mika', threadTs: over.ts });
    else slack.post({ channel, text, user: step % 2 === 0 ? 'mika' : 'robin' });
  }

  paste(paste: Paste): void {
    const { slack, channel } = this.harness;
    const text = paste.fate === 'is right' || paste.fate === 'is broken later' ? RIGHT : broken(paste.number);
    const post = {
      text: { text },
      code: { text, code: true },
      plain: { text, plain: true },
      curly: { text, curlyQuotes: true },
      snippet: { text: 'my call:', files: [{ name: 'call.txt', content: text }] },
    }[paste.way];
    this.pastes.push({ ...paste, ts: slack.post({ channel, user: 'robin', ...post }) });
  }

  change({ ts, fate, number }: Posted): void {
    const { slack, channel } = this.harness;
    const edit = (text: string): void => {
      slack.edit({ channel, ts, text });
      this.events.edits += 1;
    };
    if (fate === 'is mended') edit(RIGHT);
    if (fate === 'is mended in part') edit(halfBroken(number));
    if (fate === 'is broken later') edit(broken(number));
    if (fate === 'is deleted' || fate === 'is deleted at once') {
      slack.remove({ channel, ts });
      this.events.deletions += 1;
    }
    if (fate === 'comes twice') this.deliverAgain(ts);
    // The same call again, in a thread that is others' by now.
    if (fate === 'is talked over') slack.post({ channel, text: broken(number), user: 'robin', threadTs: ts });
  }

  /** Once in the same envelope, and once in one of its own, as a mention has. */
  deliverAgain(ts: string): void {
    const { slack } = this.harness;
    const sent = slack
      .deliveries()
      .find(({ payload }) => JSON.stringify(payload.event).includes(`"ts":"${ts}"`))?.payload;
    if (sent === undefined) return;
    const event = { ...(sent.event as object) }; // a cast, since the emulator keeps payloads as plain JSON
    slack.emitEvent(event, { event_id: String(sent.event_id) });
    slack.emitEvent(event);
    this.events.redeliveries += 2;
  }

  injectFaults(step: number): void {
    const { slack } = this.harness;
    const kind = WEATHER[step];
    if (kind === 'limit') slack.failNext('chat.postMessage', { retryAfter: 1, times: 2 });
    if (kind === 'lost request') {
      slack.failNext('chat.postMessage', { drop: 'request' });
      this.events['lost requests'] += 1;
    }
    if (kind === 'lost reply') {
      slack.failNext('chat.postMessage', { drop: 'response' });
      this.events['lost replies'] += 1;
    }
    if (kind === 'outage') this.goAway();
  }

  /** The sockets are cut, and come back by themselves; over HTTP nothing listens for a while. */
  goAway(): void {
    const { slack } = this.harness;
    this.events.outages += 1;
    if (this.transport === 'socket') slack.cutSockets();
    else slack.deliverTo('http://127.0.0.1:9/slack/events');
  }

  /** An hour is long: what was missed has come before it goes on. */
  async comeBack(): Promise<void> {
    const { slack, eventsUrl } = this.harness;
    if (this.transport === 'http') slack.deliverTo(eventsUrl);
    await this.settle();
  }

  async settle(): Promise<void> {
    const { slack, store } = this.harness;
    const until = Date.now() + LONGEST_MS;
    for (let quiet = 0; quiet < 10; ) {
      if (Date.now() > until) throw new Error('the channel does not come to rest');
      await pause(50);
      quiet = slack.undelivered() === 0 && (await store.countWork()) === 0 ? quiet + 1 : 0;
    }
  }
}

async function tell(transport: TransportKind): Promise<boolean> {
  const emulator = { retryDelaysMs: RETRY_DELAYS };
  const harness = await startHarness({ transport, knowledge, check: checkText, emulator });
  const started = Date.now();
  const hour = new Hour(harness, transport);
  await hour.live();
  const tally = count(harness, hour.pastes);
  const limited = harness.slack.calls('chat.postMessage').filter(({ status }) => status === 429).length;
  const lines = [
    `${transport}: ${TALKS} messages of talk, ${PASTES} pastes, ${tally.deserving} deserved a reply`,
    `  ${tally.right} right, ${tally.wrong} wrong, ${tally.missing} missing, ${tally.doubled} doubled, ${tally.elsewhere} elsewhere`,
    `  ${EVENTS.map((name) => `${name} ${hour.events[name]}`).join(', ')}, posts put off by limits ${limited}; ${((Date.now() - started) / 1000).toFixed(1)} s`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  await harness.stop();
  return isPerfect(tally) && limited > 0;
}

const results: boolean[] = [];
for (const transport of ['socket', 'http'] as const) results.push(await tell(transport));
process.exit(results.every(Boolean) ? 0 : 1);
