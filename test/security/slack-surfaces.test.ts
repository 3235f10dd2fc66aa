import { afterAll, beforeAll, expect, it } from 'vitest';
import { ACTION, MENU } from '../../src/reply/actions.ts';
import { checkText } from '../../src/validator/index.ts';
import { type Harness, startHarness } from '../slack/harness.ts';
import { knowledge } from '../support/knowledge.ts';

/** Stands in everything that is pasted. */
const MARK = 'quetzal9';
/** What would ping, link, close a code block, turn the direction of reading, or hide. */
const EVIL = [
  `${MARK} <!channel> <!here> <@U0${MARK}> <#C0${MARK}> <https://evil.example|${MARK}>`,
  `\`${MARK}\` \`\`\`${MARK}\`\`\` *${MARK}* @here :tada: &lt;!channel&gt;`,
  `\u202e${MARK}\u2066 \u200b${MARK}\u2060\ufeff \u001b[31m \0 \ud83d`,
].join(' ');
/** The same without what begins or ends code, so that the payload stays in one piece. */
const WHOLE = EVIL.replaceAll('`', '');
const json = JSON.stringify;
const CALL = 'POST /api/v2/conversations/calls 400';
const PASTES: readonly string[] = [
  `${CALL} ${json({ phoneNumber: EVIL, [EVIL]: 1, callUserId: EVIL })}`,
  `${CALL} ${json({ participants: [{ address: '+1 (206) 555-0142', name: EVIL }], callFromQueueId: EVIL })}`,
  `${CALL} ${json({ to: { address: '(206) 555-0142', name: EVIL }, from: { type: EVIL, address: EVIL } })}`,
  `${CALL} ${json({ phoneNumber: '+1 206 555 0142', attributes: { [WHOLE]: WHOLE } })}`,
  `${CALL} {"message":${json(EVIL)},"code":${json(EVIL)},"status":400,"contextId":${json(EVIL)}}`,
  `requests.post("/api/v2/conversations/calls", json={"phoneNumber": ${json(EVIL)}, "priority": "${MARK}"})`,
  `${CALL} {"phoneNumber": "+1 206 555 0142", "${MARK}<!channel>": <@U0${MARK}>, \u202e${MARK}: \u200b}`,
  `${CALL} ${json({ phoneNumber: '+1 206 555 0142', attributes: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at} ${WHOLE}`, WHOLE])) })}`,
];

let harness: Harness;
/** All that Slack was given, as it was given, by where it is shown. */
const shown: Record<string, unknown[]> = {};

beforeAll(async () => {
  harness = await startHarness({ knowledge, check: checkText, escalationGroup: 'S0HELPERS' });
  const { slack, channel, settle } = harness;
  const note = (where: string, ...what: readonly unknown[]): void => {
    shown[where] = [...(shown[where] ?? []), ...what.map((each) => JSON.parse(json(each ?? null)))];
  };
  // As the composer makes it of what is typed, and as an integration could send it, letter by letter.
  const roots = PASTES.flatMap((text) => [
    slack.post({ channel, text }),
    slack.post({
      channel,
      text,
      blocks: [
        { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
      ],
    }),
  ]);
  roots.push(
    slack.post({
      channel,
      text: CALL,
      files: [{ name: `${EVIL.toWellFormed()}.json`, content: PASTES[2] ?? '' }],
    }),
    slack.post({
      channel,
      text: `<@${slack.botUserId}>`,
      files: [{ name: `${MARK}<!channel>.bin`, content: new Uint8Array([0, 1, 2]) }],
    }),
  );
  await settle();
  for (const root of roots) {
    const [, reply] = slack.thread(channel, root);
    note('the reply', reply && { blocks: reply.blocks, text: reply.text });
    if (reply === undefined) continue;
    for (const actionId of [ACTION.details, ACTION.copyAs])
      await slack.click({ channel, ts: reply.ts, actionId }).catch(() => undefined);
    await slack
      .click({ channel, ts: reply.ts, actionId: ACTION.more, value: MENU.handOver, user: 'mika' })
      .catch(() => undefined);
    await settle();
  }
  for (const text of PASTES) {
    await slack.command({ channel, text: `/callcheck ${text}` });
    await slack.command({ channel, text: '/callcheck' });
    await slack.submitView({ values: { paste: text } }).catch(() => undefined);
  }
  for (const ts of roots) await slack.shortcut({ channel, ts });
  slack.openHome();
  await settle();

  note(
    'private words',
    ...slack
      .users()
      .flatMap(({ id }) => slack.ephemerals(id))
      .map(({ text, blocks }) => ({ text, blocks })),
  );
  for (const { response } of slack.calls('files.completeUploadExternal'))
    for (const { id, title } of filesOf(response))
      note('the file', { text: new TextDecoder().decode(slack.file(String(id))?.content), title });
  for (const { method, parameters } of slack.calls()) {
    const { view, text, blocks } = parameters;
    if (method === 'views.publish') note('Home', view);
    else if (method.startsWith('views.')) note(`the modal ${viewOf(view)}`, view);
    else if (method === 'chat.postMessage' && json(blocks).includes('S0HELPERS'))
      note('the hand-over', { text, blocks });
  }
}, 60_000);
afterAll(async () => await harness.stop());

function filesOf({ files }: { readonly files?: unknown }): Record<string, unknown>[] {
  return Array.isArray(files)
    ? files.map((each: unknown) => Object.fromEntries(Object.entries(Object(each))))
    : [];
}

function viewOf(view: unknown): string {
  const content: unknown = typeof view === 'string' ? JSON.parse(view) : view;
  return typeof content === 'object' && content !== null ? String(Reflect.get(content, 'callback_id')) : '';
}

/** Every object in a value. */
function* objectsOf(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield { ...value };
  for (const inner of Object.values(value)) yield* objectsOf(inner);
}

/** Those whose own strings repeat the paste; a button's value and a view's memory are shown to nobody. */
const quoting = (what: unknown) =>
  [...objectsOf(what)].filter((each) =>
    Object.entries(each).some(
      ([key, value]) =>
        typeof value === 'string' &&
        value.includes(MARK) &&
        !['value', 'private_metadata', 'initial_value', 'hash'].includes(key),
    ),
  );

const ANSWERS = [
  'the modal callcheck_explained',
  'private words',
  'the file',
  'the modal callcheck_code',
  'the modal callcheck_result',
  'the reply',
];
const OUR_WORDS = ['Home', 'the hand-over', 'the modal callcheck_paste'];

it('answers quote the paste, and what holds our own words does not', () => {
  expect(Object.keys(shown).sort()).toEqual([...OUR_WORDS, ...ANSWERS].sort());
  expect(ANSWERS.filter((where) => quoting(shown[where]).length === 0)).toEqual([]);
  expect(OUR_WORDS.filter((where) => quoting(shown[where]).length > 0)).toEqual([]);
});

it('the paste is quoted in rich text alone, which neither pings nor links', () => {
  const quotes = ANSWERS.filter((where) => where !== 'the file').flatMap((where) => quoting(shown[where]));
  expect(new Set(quotes.map(({ type }) => type))).toEqual(new Set(['text']));
  // Not even in the line that notifications show.
  const words = ANSWERS.flatMap((where) => [...objectsOf(shown[where])]).filter((each) => 'blocks' in each);
  expect(words.length).toBeGreaterThan(PASTES.length);
  expect(words.filter(({ text }) => text !== undefined && /[<>`]|quetzal/.test(String(text)))).toEqual([]);
});

it('nothing of it is taken for a person, a channel or an emoji', () => {
  const all = Object.values(shown).flatMap((what) => [...objectsOf(what)]);
  const types = new Set(all.map(({ type }) => type));
  for (const type of ['user', 'channel', 'broadcast', 'date']) expect(types).not.toContain(type);
  // Our own stands behind a verdict without complaint.
  const emojis = all.filter(({ type }) => type === 'emoji').map(({ name }) => name);
  expect(emojis.filter((name) => name !== 'white_check_mark')).toEqual([]);
});

it('nothing hides, turns the direction, or is half a character', () => {
  const texts = Object.values(shown).flatMap((what) =>
    [...objectsOf(what)].flatMap(({ text, title }) =>
      [text, title].filter((each) => typeof each === 'string'),
    ),
  );
  expect(texts.filter((text) => /(?![ \n])[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u.test(text))).toEqual(
    [],
  );
});
