import type { Delivery } from './delivery.ts';
import { createSecret } from './ids.ts';
import { LIMITS } from './limits.ts';
import { addMessage, changeMessage, removeMessage } from './messages.ts';
import type { Ephemeral, Message } from './model.ts';
import { type EmulatorState, findMessage, notify } from './state.ts';
import { addEphemeral, botMessage, readContent, threadFields } from './web-api/chat.ts';
import { ApiError } from './web-api/method.ts';
import type { Json } from './wire.ts';

/** What an interaction came from: who acted where, and on which message. */
export interface Origin {
  readonly kind: 'commands' | 'actions' | 'app';
  readonly user: string;
  readonly channel: string;
  readonly message?: string;
  readonly ephemeral?: string;
}

/** Response URLs: five uses in half an hour each. */
export interface ResponseUrls {
  issue(origin: Origin): string;
  /** Answers a POST to one of them. */
  respond(path: string, body: Json): { status: number; body: string };
  /** Does what a response says, for the answer that comes with an acknowledgement. */
  apply(origin: Origin, body: Json): void;
}

export function createResponseUrls(state: EmulatorState, delivery: Delivery): ResponseUrls {
  const issued = new Map<string, { origin: Origin; until: number; uses: number }>();

  function apply(origin: Origin, body: Json): void {
    if (body.delete_original === true || body.delete_original === 'true') return removeOriginal(origin);
    if (body.replace_original === true || body.replace_original === 'true')
      return replaceOriginal(origin, body);
    const channel = state.channels.get(origin.channel);
    if (channel === undefined) throw new ApiError('channel_not_found');
    const { text, blocks } = readContent(body);
    const thread = threadFields(state, channel, body.thread_ts);
    const content = { text, ...(blocks === undefined ? {} : { blocks }) };
    if (body.response_type === 'in_channel') {
      addMessage(state, delivery, botMessage(state, channel, { ...content, ...thread }));
      return;
    }
    const { thread_ts } = thread;
    addEphemeral(state, {
      ...content,
      channel: channel.id,
      user: origin.user,
      from: 'app',
      ...(thread_ts === undefined ? {} : { thread_ts }),
    });
  }

  function originals(origin: Origin): { message: Message | undefined; ephemeral: Ephemeral | undefined } {
    return {
      message: origin.message === undefined ? undefined : findMessage(state, origin.channel, origin.message),
      ephemeral: state.ephemerals.find((one) => one.ts === origin.ephemeral),
    };
  }

  function removeOriginal(origin: Origin): void {
    const { message, ephemeral } = originals(origin);
    if (message?.bot_id === state.botId) removeMessage(state, delivery, message);
    if (ephemeral !== undefined) dismissEphemeral(state, ephemeral);
  }

  function replaceOriginal(origin: Origin, body: Json): void {
    const { message, ephemeral } = originals(origin);
    const { warning: _warning, ...content } = readContent(body);
    if (message?.bot_id === state.botId) {
      changeMessage(state, delivery, message, (changed) => {
        if (content.blocks === undefined) delete changed.blocks;
        Object.assign(changed, content, { edited: { user: state.botUserId, ts: state.clock.next() } });
      });
    }
    if (ephemeral !== undefined) {
      if (content.blocks === undefined) delete ephemeral.blocks;
      Object.assign(ephemeral, { text: content.text, ...(content.blocks ? { blocks: content.blocks } : {}) });
      notify(state, { kind: 'ephemeral', ephemeral });
    }
  }

  return {
    issue(origin) {
      const path = `/${origin.kind}/${state.teamId}/${issued.size + 1}/${createSecret()}`;
      issued.set(path, { origin, until: Date.now() + state.settings.responseUrlTtlMs, uses: 0 });
      return state.origin + path;
    },
    respond(path, body) {
      const url = issued.get(path);
      if (url === undefined) return { status: 404, body: 'no_such_url' };
      if (Date.now() > url.until) return { status: 404, body: 'expired_url' };
      if (url.uses >= LIMITS.responseUrl.uses) return { status: 404, body: 'used_url' };
      url.uses += 1;
      try {
        apply(url.origin, body);
        return { status: 200, body: 'ok' };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        return { status: 400, body: JSON.stringify({ ok: false, error: error.code, ...error.details }) };
      }
    },
    apply,
  };
}

/** Takes an ephemeral message off its reader's screen. */
export function dismissEphemeral(state: EmulatorState, ephemeral: Ephemeral): void {
  state.ephemerals.splice(state.ephemerals.indexOf(ephemeral), 1);
  notify(state, { kind: 'ephemeral-gone', channel: ephemeral.channel, ts: ephemeral.ts });
}
