import type { Span } from '../text/span.ts';

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
  /** It is called on what is named or made like the SDKs' class for conversations. */
  readonly isOfApi?: boolean;
}
