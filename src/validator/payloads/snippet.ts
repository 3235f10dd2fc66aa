import type { JsonNode } from '../json/node.ts';
import type { Repair } from '../json/read/repair.ts';
import type { RequestLine, SdkSymbol } from '../message/request-line.ts';
import type { Format } from '../report.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';

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
