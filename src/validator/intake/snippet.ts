import type { JsonNode } from '../json/node.ts';
import type { Repair } from '../parse/repair.ts';
import type { Format } from '../report.ts';
import type { Source } from '../source.ts';

/** A piece of the message that may hold a payload. */
export interface Snippet {
  readonly format: Format;
  /** Offsets in the text as pasted. */
  readonly span: Span;
  /** What to read: the body's text, decoded. */
  readonly source: Source;
  /** The value, where the reader of the format has already read it (code, YAML, forms). */
  readonly value?: JsonNode;
  readonly repairs?: readonly Repair[];
  readonly request?: RequestLine;
  /** The SDK method or class that the value is handed to, in code. */
  readonly symbol?: SdkSymbol;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A request line found in the text: in an HTTP transcript, a curl command, a call in code, or prose. */
export interface RequestLine {
  /** Upper case, or null where only a URL or path is given. */
  readonly method: string | null;
  /** The URL or path as written. */
  readonly target: string;
  readonly span: Span;
}

/** An SDK method or class named in the text, such as `postConversationsCalls` or `CreateCallRequest`. */
export interface SdkSymbol {
  readonly name: string;
  readonly span: Span;
}
