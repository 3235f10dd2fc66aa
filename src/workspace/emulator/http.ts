import type { IncomingMessage } from 'node:http';
import { LIMITS } from './limits.ts';
import { isJson, type Json } from './wire.ts';

/** The body of a request; throws when it is longer than anything Slack takes. */
export async function readBody(
  request: IncomingMessage,
  maximum: number = LIMITS.request.bytes,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > maximum) throw new Error(`The request is longer than ${maximum} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Fields of the Web API that a form carries as JSON. */
const JSON_FIELDS = ['blocks', 'attachments', 'metadata', 'view', 'files', 'message'];

/** The parameters of a Web API call, from JSON or a form, and from the query. */
export function readParameters(request: IncomingMessage, body: Buffer): Json {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams);
  const text = body.toString('utf8');
  const isJsonBody = (request.headers['content-type'] ?? '').startsWith('application/json');
  const given = isJsonBody ? parseObject(text) : Object.fromEntries(new URLSearchParams(text));
  const parameters: Json = { ...query, ...given };
  for (const field of JSON_FIELDS) {
    const value = parameters[field];
    if (typeof value === 'string') parameters[field] = parseOr(value);
  }
  return parameters;
}

/** The bytes of an upload, whether they come bare or as a form with one file. */
export async function readUpload(request: IncomingMessage, body: Buffer): Promise<Uint8Array> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return new Uint8Array(body);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const value of form.values()) {
    return typeof value === 'string'
      ? new TextEncoder().encode(value)
      : new Uint8Array(await value.arrayBuffer());
  }
  return new Uint8Array();
}

function parseObject(text: string): Json {
  const value = parseOr(text);
  return isJson(value) ? value : {};
}

/** The JSON value, or the text itself, which the method then refuses in its own words. */
function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
