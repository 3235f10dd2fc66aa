import { setTimeout as sleep } from 'node:timers/promises';
import type { App, webApi } from '@slack/bolt';
import { COMMAND } from '../../../reply/actions.ts';
import type { ChannelMode } from '../../../store/channel-settings.ts';
import { toSlack } from '../../post/post-reply.ts';
import { answerPrivately, lookUpPrivately } from '../../post/private-reply.ts';
import { refusalOf } from '../../post/slack-fault.ts';
import { decodeInput } from '../../receive/decode-message.ts';
import { describeSlip, HELP, LATE, MODE_HELP, MODE_WORDS, NOT_IN_CHANNEL } from '../../views/help.ts';
import { pasteView } from '../../views/paste.ts';
import { effectiveMode } from '../../work/channel-mode.ts';
import type { AppDeps } from '../../work/deps.ts';
import { refuseModeChange } from '../mode-changers.ts';
import { readCommand } from './parse-command.ts';

/**
 * `/callcheck`: checks the text after it, or opens a place to paste into. The answer goes out with the acknowledgement,
 * so there is either an answer or Slack's own word that it failed, and nothing is kept.
 */
export function registerCallcheckCommand(app: App, deps: AppDeps): void {
  app.command(COMMAND, async ({ command, context, ack, client, respond }) => {
    const { channel_id: channel } = command;
    const team = context.teamId ?? command.team_id;
    const request = readCommand(decodeInput(command.text ?? ''));
    const say = (text: string) => ack({ response_type: 'ephemeral', text });
    switch (request.kind) {
      case 'paste':
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: pasteView(channel) });
        return;
      case 'help':
        return await say(HELP);
      case 'unknown-mode':
        return await say(MODE_HELP);
      case 'slip':
        return await say(describeSlip(request.meant));
      case 'show-mode':
        return await say(await describeMode(await effectiveMode(team, channel, deps), channel, client));
      case 'set-mode': {
        const question = refuseModeChange(command.user_id, deps.modeChangers, client);
        const refusal = await inTime(question, LATE);
        if (refusal !== undefined) return await say(refusal);
        await deps.store.setMode(team, channel, request.mode, command.user_id);
        return await say(await describeMode(request.mode, channel, client));
      }
      case 'check': {
        const check = { text: request.text, channel, thread: null };
        const reply = await answerPrivately(check, 'private', deps);
        await ack({ response_type: 'ephemeral', text: reply.text, blocks: toSlack(reply.blocks) });
        // Slack does not let the first answer to a command be replaced, so what was looked up comes as a second one.
        const more = await lookUpPrivately(check, 'private', deps);
        if (more !== undefined) {
          const { text, blocks } = more;
          await respond({
            response_type: 'ephemeral',
            text,
            blocks: toSlack(blocks),
          });
        }
        return;
      }
      default:
        return request satisfies never;
    }
  });
}

/** What a mode means, and whether it has any effect yet. */
async function describeMode(mode: ChannelMode, channel: string, client: webApi.WebClient): Promise<string> {
  const words = MODE_WORDS[mode];
  return (await inTime(isMember(channel, client), undefined)) === false
    ? `${words} ${NOT_IN_CHANNEL}`
    : words;
}

/** Whether the app is in a channel; undefined where it cannot be found out. */
async function isMember(channel: string, client: webApi.WebClient): Promise<boolean | undefined> {
  try {
    const { channel: found } = await client.conversations.info({ channel });
    // Conversations between a few people have no such mark: who sees them is in them.
    return found?.is_member ?? found !== undefined;
  } catch (error) {
    // Slack answers the same about private channels to people outside them.
    return refusalOf(error) === 'channel_not_found' ? false : undefined;
  }
}

/** Slack waits three seconds for the acknowledgement with which an answer goes out: two questions fit in. */
const LONGEST_MS = 1000;

/** What Slack answers to a question that the acknowledgement waits for, or `late` where it takes too long. */
async function inTime<T>(question: Promise<T>, late: T): Promise<T> {
  const answered = new AbortController();
  const limit = sleep(LONGEST_MS, late, { signal: answered.signal, ref: false }).catch(() => late);
  // A later failure has no caller left to handle it.
  question.catch(() => undefined);
  try {
    return await Promise.race([question, limit]);
  } finally {
    answered.abort();
  }
}
