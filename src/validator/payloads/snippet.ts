import type { JsonNode } from '../json/node.ts';
import { readJson } from '../json/read/read-json.ts';
import type { Repair } from '../json/read/repair.ts';
import type { RequestLine, SdkSymbol } from '../message/request-line.ts';
import type { Format } from '../report.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import type { Sending } from './sending.ts';

/** A piece of the message that may hold a payload, as read by the reader of its format. */
export interface Snippet {
  readonly format: Format;
  /** Offsets in the text as pasted. */
  readonly span: Span;
  /** The body's text, decoded. */
  readonly source: Source;
  /** The value, with places in the source; null where nothing could be read. */
  readonly value: JsonNode | null;
  readonly repairs: readonly Repair[];
  /** What the reader says of the place where it stopped, where nothing could be read. */
  readonly unreadable?: Repair;
  readonly request?: RequestLine;
  readonly sending?: Sending;
  /** The SDK method or class that the value is handed to, in code. */
  readonly symbol?: SdkSymbol;
}

/** A snippet whose source holds JSON, which is read here and nowhere else. */
export function readJsonSnippet(snippet: Omit<Snippet, 'value' | 'repairs' | 'unreadable'>): Snippet {
  const { node, repairs, unreadable } = readJson(snippet.source.text);
  return { ...snippet, value: node, repairs, ...(unreadable === undefined ? {} : { unreadable }) };
}
