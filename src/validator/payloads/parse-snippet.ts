import type { JsonNode } from '../json/node.ts';
import type { Repair } from '../json/read/repair.ts';
import { compose } from '../text/decode.ts';
import type { Source } from '../text/source.ts';
import { readJsonSnippet, type Snippet } from './snippet.ts';
import { describesApi, unwrapEnvelope } from './unwrap-envelope.ts';

/** A snippet's body: its value (null where nothing could be read), with places in the text as pasted. */
export interface Payload {
  readonly snippet: Snippet;
  readonly node: JsonNode | null;
  readonly repairs: readonly Repair[];
  /** Leads from the snippet's span to the text as pasted. */
  readonly working: Source;
  /** Leads from the node's offsets to the text as pasted. */
  readonly source: Source;
  /** What the reader says of the place where it stopped, when nothing could be read. */
  readonly unreadable?: Repair;
}

/**
 * The body that a snippet holds: the snippet itself, or what the request that it describes sends; none where it
 * describes an API. `working` leads from the text that the snippets were found in to the text as pasted.
 */
export function toPayload(snippet: Snippet, working: Source): Payload | null {
  const opened = openEnvelope(snippet);
  if (opened === null) return null;
  const { value: node, repairs, source, unreadable } = opened;
  return {
    snippet: opened,
    node,
    repairs: opened.format === 'log' && node !== null ? [encodedTwice(node), ...repairs] : repairs,
    working,
    source: compose(working, source),
    ...(unreadable === undefined ? {} : { unreadable }),
  };
}

function openEnvelope(snippet: Snippet): Snippet | null {
  const { value, source, request } = snippet;
  if (value === null) return snippet;
  const envelope = request === undefined ? unwrapEnvelope(value, source) : null;
  if (envelope === null) return describesApi(value) ? null : snippet;
  const { body } = envelope;
  if ('node' in body) return { ...snippet, request: envelope.request, value: body.node };
  const { span } = snippet;
  const format = body.isTemplate ? snippet.format : 'log';
  return readJsonSnippet({ format, span, source: body.source, request: envelope.request });
}

/** JSON that was found inside a string: reported at its beginning, and repaired by having been decoded. */
function encodedTwice({ start }: JsonNode): Repair {
  return {
    code: 'json/double-encoded',
    message: 'escaped',
    start,
    end: start,
    data: {},
    editStart: start,
    editEnd: start,
    replacement: '',
  };
}
