import { storeFile } from '../files.ts';
import { createId } from '../ids.ts';
import { addMessage, changeMessage } from '../messages.ts';
import type { Message, StoredFile } from '../model.ts';
import type { EmulatorState } from '../state.ts';
import { asObjects, asText, type Json } from '../wire.ts';
import { botMessage, readContent, threadFields, writableChannel } from './chat.ts';
import { ApiError, type Method, type MethodContext } from './method.ts';

export const fileMethods: Record<string, Method> = {
  'files.info': { token: 'bot', scopes: ['files:read'], run: info },
  'files.delete': { token: 'bot', scopes: ['files:write'], run: remove },
  'files.getUploadURLExternal': { token: 'bot', scopes: ['files:write'], run: getUploadUrl },
  'files.completeUploadExternal': { token: 'bot', scopes: ['files:write'], run: complete },
};

function info({ state }: MethodContext, parameters: Json): Json {
  const file = state.files.get(String(parameters.file));
  if (file === undefined) throw new ApiError('file_not_found');
  return { file: structuredClone(file.object), comments: [], response_metadata: { next_cursor: '' } };
}

function remove({ state, delivery }: MethodContext, parameters: Json): Json {
  const file = state.files.get(String(parameters.file));
  if (file === undefined) throw new ApiError('file_not_found');
  if (file.object.user !== state.botUserId) throw new ApiError('cant_delete_file');
  state.files.delete(file.id);
  for (const message of [...state.messages.values()].flatMap((channel) => [...channel.values()])) {
    if (message.files?.some((each) => each.id === file.id)) buryFile({ state, delivery }, message, file.id);
  }
  return {};
}

/** Where a deleted file was shared, a tombstone stays in its place. */
function buryFile(
  { state, delivery }: Pick<MethodContext, 'state' | 'delivery'>,
  message: Message,
  id: string,
): void {
  changeMessage(state, delivery, message, (changed) => {
    changed.files = (changed.files ?? []).map((file) => (file.id === id ? { id, mode: 'tombstone' } : file));
  });
}

/** An upload begun by `files.getUploadURLExternal`: bytes come next, then the completion. */
interface Pending {
  readonly name: string;
  readonly length: number;
  readonly snippetType: string | undefined;
  content?: Uint8Array;
}

const uploads = new WeakMap<EmulatorState, Map<string, Pending>>();

function uploadsOf(state: EmulatorState): Map<string, Pending> {
  const present = uploads.get(state) ?? new Map<string, Pending>();
  uploads.set(state, present);
  return present;
}

function getUploadUrl({ state }: MethodContext, parameters: Json): Json {
  const name = asText(parameters.filename);
  const length = Number(parameters.length);
  if (name === undefined || !Number.isInteger(length) || length <= 0) throw new ApiError('invalid_arguments');
  const id = createId('F');
  uploadsOf(state).set(id, { name, length, snippetType: asText(parameters.snippet_type) });
  return { upload_url: `${state.origin}/upload/v1/${id}`, file_id: id };
}

/** Takes the bytes of an upload; a message for the caller when they don't fit what was announced. */
export function receiveUpload(state: EmulatorState, id: string, content: Uint8Array): string | null {
  const pending = uploadsOf(state).get(id);
  if (pending === undefined) return 'no such upload';
  if (content.byteLength !== pending.length)
    return `expected ${pending.length} bytes, got ${content.byteLength}`;
  pending.content = content;
  return null;
}

function complete({ state, delivery }: MethodContext, parameters: Json): Json {
  const wanted = asObjects(parameters.files);
  if (wanted.length === 0) throw new ApiError('invalid_arguments');
  const files = wanted.map((item) => finish(state, item));
  const target = asText(parameters.channel_id);
  if (target !== undefined) {
    const channel = writableChannel(state, target);
    const comment = asText(parameters.initial_comment);
    const content =
      parameters.blocks === undefined && comment === undefined
        ? { text: '' }
        : readContent({ ...parameters, text: comment });
    const thread = threadFields(state, channel, parameters.thread_ts);
    const shared = files.map((file) => structuredClone(file.object));
    addMessage(
      state,
      delivery,
      botMessage(state, channel, { ...content, ...thread, subtype: 'file_share', files: shared }),
    );
  }
  return { files: files.map((file) => structuredClone(file.object)) };
}

function finish(state: EmulatorState, item: Json): StoredFile {
  const id = String(item.id);
  const pending = uploadsOf(state).get(id);
  if (pending?.content === undefined) throw new ApiError('file_not_found');
  uploadsOf(state).delete(id);
  const upload = { name: pending.name, content: pending.content };
  const filetype =
    pending.snippetType === undefined ? {} : { filetype: pending.snippetType, mode: 'snippet' as const };
  return storeFile(state, { ...upload, ...filetype }, state.botUserId, {
    id,
    title: asText(item.title) ?? pending.name,
  });
}
