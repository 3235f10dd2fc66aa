/** Fills `size` characters by repeating `unit` after `head`. */
function fill(size: number, unit: string, head = '', tail = ''): string {
  const times = Math.ceil(Math.max(0, size - head.length - tail.length) / unit.length);
  return head + unit.repeat(times) + tail;
}

const request = 'POST /api/v2/conversations/calls 400\n';

/** Nested as deep as `size` allows, all of it closed again. */
function nested(size: number, open: string, close: string): string {
  const depth = Math.floor((size - request.length) / (open.length + close.length));
  return request + open.repeat(depth) + close.repeat(depth);
}

/** Texts that are long in the way that hurts a reader most, by name; each takes its size in characters. */
export const hostileInputs: Readonly<Record<string, (size: number) => string>> = {
  'open brackets': (size) => fill(size, '[', request),
  'open objects': (size) => fill(size, '{"to":', request),
  'closing braces': (size) => fill(size, '}', request),
  'lists nested and closed': (size) => nested(size, '[', ']'),
  'objects nested and closed': (size) => nested(size, '{"a":', '}'),
  'quotes only': (size) => fill(size, '"', request),
  'backslashes in a string': (size) => fill(size, '\\', `${request}{"to":"`),
  'single quotes and braces': (size) => fill(size, "'{", request),
  'escaped once, never closed': (size) => fill(size, '"{\\"a\\":', request),
  'escaped twice, never closed': (size) => fill(size, '\\\\"{', request),
  'colons without values': (size) => fill(size, 'a:', `${request}{`),
  'commas only': (size) => fill(size, ',', `${request}[`),
  'one long string': (size) => fill(size, 'x', `${request}{"phoneNumber":"`, '"}'),
  'one long number': (size) => fill(size, '9', `${request}{"priority":`, '}'),
  'many members': (size) => fill(size, '"phoneNumber":"+12065550142",', `${request}{`, '"a":1}'),
  'many faulty parties': (size) =>
    fill(size, '{"address":"+15550101","type":"agent"},', `${request}{"to":[`, '{}]}'),
  'many small payloads': (size) => fill(size, '{"to":"+12065550142"}\n\n', request),
  'fences without end': (size) => fill(size, '```\n', request),
  'curl without end': (size) => fill(size, "curl -d '", ''),
  'escaped strings, never closed': (size) => fill(size, '{\\"a\\":\\"', request),
  'escaped twice over': (size) => fill(size, '\\\\\\"', `${request}"{`),
  'comments and blanks': (size) => fill(size, '/* * / ', `${request}{`),
  'request lines': (size) =>
    fill(size, 'POST https://api.mypurecloud.com/api/v2/conversations/calls/x 403\n'),
};
