import { storeFile } from '../files.ts';
import { createId } from '../ids.ts';
import { addMessage, changeMessage } from '../messages.ts';
import type { Message, StoredFile } from '../model.ts';
import { asObjects, asText, type Json } from '../wire.ts';
import type { World } from '../world.ts';
import { botMessage, readContent, threadFields, writableChannel } from './chat.ts';
import { ApiError, type Method, type MethodContext } from './method.ts';

export const fileMethods: Record<string, Method> = {
  'files.info': { token: 'bot', scopes: ['files:read'], run: info },
  'files.delete': { token: 'bot', scopes: ['files:write'], run: remove },
  'files.getUploadURLExternal': { token: 'bot', scopes: ['files:write'], run: getUploadUrl },
  'files.completeUploadExternal': { token: 'bot', scopes: ['files:write'], run: complete },
};

function info({ world }: MethodContext, parameters: Json): Json {
  const file = world.files.get(String(parameters.file));
  if (file === undefined) throw new ApiError('file_not_found');
  return { file: structuredClone(file.object), comments: [], response_metadata: { next_cursor: '' } };
}

function remove({ world, delivery }: MethodContext, parameters: Json): Json {
  const file = world.files.get(String(parameters.file));
  if (file === undefined) throw new ApiError('file_not_found');
  if (file.object.user !== world.botUserId) throw new ApiError('cant_delete_file');
  world.files.delete(file.id);
  for (const message of [...world.messages.values()].flatMap((channel) => [...channel.values()])) {
    if (message.files?.some((each) => each.id === file.id)) buryFile({ world, delivery }, message, file.id);
  }
  return {};
}

/** Where a deleted file was shared, a tombstone stays in its place. */
function buryFile(
  { world, delivery }: Pick<MethodContext, 'world' | 'delivery'>,
  message: Message,
  id: string,
): void {
  changeMessage(world, delivery, message, (changed) => {
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

const uploads = new WeakMap<World, Map<string, Pending>>();

function uploadsOf(world: World): Map<string, Pending> {
  const present = uploads.get(world) ?? new Map<string, Pending>();
  uploads.set(world, present);
  return present;
}

function getUploadUrl({ world }: MethodContext, parameters: Json): Json {
  const name = asText(parameters.filename);
  const length = Number(parameters.length);
  if (name === undefined || !Number.isInteger(length) || length <= 0) throw new ApiError('invalid_arguments');
  const id = createId('F');
  uploadsOf(world).set(id, { name, length, snippetType: asText(parameters.snippet_type) });
  return { upload_url: `${world.origin}/upload/v1/${id}`, file_id: id };
}

/** Takes the bytes of an upload; a message for the caller when they don't fit what was announced. */
export function receiveUpload(world: World, id: string, content: Uint8Array): string | null {
  const pending = uploadsOf(world).get(id);
  if (pending === undefined) return 'no such upload';
  if (content.byteLength !== pending.length)
    return `expected ${pending.length} bytes, got ${content.byteLength}`;
  pending.content = content;
  return null;
}

function complete({ world, delivery }: MethodContext, parameters: Json): Json {
  const wanted = asObjects(parameters.files);
  if (wanted.length === 0) throw new ApiError('invalid_arguments');
  const files = wanted.map((item) => finish(world, item));
  const target = asText(parameters.channel_id);
  if (target !== undefined) {
    const channel = writableChannel(world, target);
    const comment = asText(parameters.initial_comment);
    const content =
      parameters.blocks === undefined && comment === undefined
        ? { text: '' }
        : readContent({ ...parameters, text: comment });
    const thread = threadFields(world, channel, parameters.thread_ts);
    const shared = files.map((file) => structuredClone(file.object));
    addMessage(
      world,
      delivery,
      botMessage(world, channel, { ...content, ...thread, subtype: 'file_share', files: shared }),
    );
  }
  return { files: files.map((file) => structuredClone(file.object)) };
}

function finish(world: World, item: Json): StoredFile {
  const id = String(item.id);
  const pending = uploadsOf(world).get(id);
  if (pending?.content === undefined) throw new ApiError('file_not_found');
  uploadsOf(world).delete(id);
  const upload = { name: pending.name, content: pending.content };
  const filetype =
    pending.snippetType === undefined ? {} : { filetype: pending.snippetType, mode: 'snippet' as const };
  return storeFile(world, { ...upload, ...filetype }, world.botUserId, {
    id,
    title: asText(item.title) ?? pending.name,
  });
}
