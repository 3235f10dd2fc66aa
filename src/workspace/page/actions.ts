import { z } from 'zod';
import type { Interaction, SlackEmulator } from '../emulator/emulator.ts';
import type { Json } from '../emulator/wire.ts';

const id = z.string().min(1).max(100);
const place = { channel: id, ts: id };
const words = z.string().max(1_000_000);
const values = z.record(z.string(), z.string()).default({});

const ACTION = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('post'),
    user: id,
    channel: id,
    text: words,
    threadTs: id.optional(),
    broadcast: z.boolean().optional(),
    code: z.boolean().optional(),
    curlyQuotes: z.boolean().optional(),
    forward: z.object(place).optional(),
    files: z
      .array(z.object({ name: z.string().min(1).max(255), base64: z.string() }))
      .max(10)
      .optional(),
  }),
  z.object({ action: z.literal('edit'), ...place, text: words }),
  z.object({ action: z.literal('remove'), ...place }),
  z.object({ action: z.literal('react'), ...place, user: id, name: id, on: z.boolean() }),
  z.object({ action: z.literal('command'), user: id, channel: id, text: words, threadTs: id.optional() }),
  z.object({
    action: z.literal('click'),
    user: id,
    channel: id.optional(),
    ts: id.optional(),
    viewId: id.optional(),
    actionId: id,
    blockId: z.string().optional(),
    value: words.optional(),
  }),
  z.object({ action: z.literal('shortcut'), ...place, user: id, callbackId: id }),
  z.object({ action: z.literal('submit'), user: id, viewId: id, values }),
  z.object({ action: z.literal('close'), user: id, viewId: id }),
  z.object({ action: z.literal('home'), user: id }),
  z.object({ action: z.literal('dismiss'), ...place }),
  z.object({ action: z.literal('invite'), channel: id }),
]);

type Action = z.infer<typeof ACTION>;

/** Does what a person did on the page; throws with a sentence for them when it can't be done. */
export async function perform(emulator: SlackEmulator, body: Json): Promise<Json> {
  const parsed = ACTION.safeParse(body);
  if (!parsed.success)
    throw new Error(`The page sent something unexpected: ${z.prettifyError(parsed.error)}`);
  const action = withoutUndefined(parsed.data);
  switch (action.action) {
    case 'post':
      return { ts: emulator.post(readPost(action)) };
    case 'edit':
      emulator.edit(action);
      return {};
    case 'remove':
      emulator.remove(action);
      return {};
    case 'react':
      if (action.on) emulator.react(action);
      else emulator.unreact(action);
      return {};
    case 'command':
      return answer(await emulator.command(action));
    case 'click':
      return answer(await emulator.click(action));
    case 'shortcut':
      return answer(await emulator.shortcut(action));
    case 'submit':
      return answer(await emulator.submitView(action));
    case 'close':
      await emulator.closeView(action);
      return {};
    case 'home':
      emulator.openHome(action.user);
      return {};
    case 'dismiss':
      emulator.dismiss(action);
      return {};
    case 'invite':
      emulator.invite(action.channel);
      return {};
  }
}

function readPost(action: Extract<Action, { action: 'post' }>): Parameters<SlackEmulator['post']>[0] {
  const { files, ...rest } = action;
  if (files === undefined) return withoutUndefined(rest);
  const uploads = files.map((file) => ({
    name: file.name,
    content: new Uint8Array(Buffer.from(file.base64, 'base64')),
  }));
  return { ...withoutUndefined(rest), files: uploads };
}

function answer(interaction: Interaction): Json {
  return { acked: interaction.acked, errors: interaction.errors };
}

/** zod leaves optional fields as possibly undefined; the emulator takes them present or absent. */
type Defined<T> = T extends unknown ? { [K in keyof T]: Exclude<T[K], undefined> } : never;

function withoutUndefined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>;
}
