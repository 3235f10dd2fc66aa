import type { JsonNode } from '../json/node.ts';
import { readJson } from '../json/read/read-json.ts';
import type { Repair } from '../json/read/repair.ts';
import { compose } from '../text/decode.ts';
import type { Source } from '../text/source.ts';
import type { Snippet } from './snippet.ts';
import { describesApi, unwrapEnvelope } from './unwrap-envelope.ts';

/** A snippet as read: its value (null where nothing could be read), with places in the text as pasted. */
export interface Payload {
  readonly snippet: Snippet;
  readonly node: JsonNode | null;
  readonly repairs: readonly Repair[];
  /** Leads from the snippet's span to the text as pasted. */
  readonly working: Source;
  /** Leads from the node's offsets to the text as pasted. */
  readonly source: Source;
  /** Where reading stopped, in the source, when nothing could be read. */
  readonly stoppedAt: number;
  /** What the reader says of that place. */
  readonly unreadable?: Repair;
}

/** Reads a snippet; `working` leads from the text that intake saw to the text as pasted. */
export function parseSnippet(snippet: Snippet, working: Source): Payload[] {
  const read = readSnippet(snippet);
  if (read.node === null) return [{ ...read, snippet, working, source: compose(working, snippet.source) }];
  const envelope = snippet.request === undefined ? unwrapEnvelope(read.node, snippet.source) : null;
  if (envelope === null) {
    if (describesApi(read.node)) return [];
    return [{ ...read, snippet, working, source: compose(working, snippet.source) }];
  }
  const opened: Snippet = { ...snippet, request: envelope.request };
  if ('node' in envelope.body)
    return [
      {
        ...read,
        node: envelope.body.node,
        snippet: opened,
        working,
        source: compose(working, snippet.source),
      },
    ];
  const inner = readSnippet({ span: snippet.span, source: envelope.body.source, format: 'log' });
  return [
    {
      ...inner,
      snippet: { ...opened, format: 'log' },
      working,
      source: compose(working, envelope.body.source),
    },
  ];
}

function readSnippet(snippet: Snippet): Pick<Payload, 'node' | 'repairs' | 'stoppedAt' | 'unreadable'> {
  if (snippet.value !== undefined)
    return { node: snippet.value, repairs: snippet.repairs ?? [], stoppedAt: snippet.value.end };
  const { text } = snippet.source;
  const { node, repairs, end, unreadable } = readJson(text, 0, text.length);
  const encoded = snippet.format === 'log' && node !== null ? [encodedTwice(node)] : [];
  return {
    node,
    repairs: [...encoded, ...repairs],
    stoppedAt: unreadable?.start ?? end,
    ...(unreadable === undefined ? {} : { unreadable }),
  };
}

/** JSON that was found inside a string: told at its beginning, and mended by having been decoded. */
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
