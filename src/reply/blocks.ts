/** The part of Block Kit that replies use, as plain data. What people typed goes only into `text` elements of rich text. */
export type Style = { readonly bold?: true; readonly italic?: true; readonly code?: true };

export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly style?: Style }
  | { readonly type: 'link'; readonly url: string; readonly text?: string }
  | { readonly type: 'emoji'; readonly name: string }
  | { readonly type: 'user'; readonly user_id: string }
  | { readonly type: 'usergroup'; readonly usergroup_id: string }
  | { readonly type: 'channel'; readonly channel_id: string };

export interface Line {
  readonly type: 'rich_text_section';
  readonly elements: Inline[];
}

export type CodeLanguage = 'json' | 'shell' | 'javascript' | 'python';

export type RichTextPart =
  | Line
  | { readonly type: 'rich_text_list'; readonly style: 'bullet' | 'ordered'; readonly elements: Line[] }
  | {
      readonly type: 'rich_text_preformatted';
      readonly language: CodeLanguage;
      readonly elements: { readonly type: 'text'; readonly text: string }[];
    };

export interface RichText {
  readonly type: 'rich_text';
  readonly block_id?: string;
  readonly elements: RichTextPart[];
}

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
}

export interface Button {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value?: string;
  readonly style?: 'primary';
  readonly accessibility_label?: string;
}

/** The menu behind "⋯". */
export interface Overflow {
  readonly type: 'overflow';
  readonly action_id: string;
  readonly options: { readonly text: PlainText; readonly value: string }[];
}

export interface Actions {
  readonly type: 'actions';
  readonly block_id: string;
  readonly elements: (Button | Overflow)[];
}

export interface Header {
  readonly type: 'header';
  readonly text: PlainText;
}

export interface Marked {
  readonly type: 'section';
  readonly text: { readonly type: 'mrkdwn'; readonly text: string; readonly verbatim: true };
}

export type Block = RichText | Actions | Header | Marked | { readonly type: 'divider' };

/** A message for Slack: `text` is what notifications and screen readers say, and holds nothing that a user typed. */
export interface Reply {
  readonly text: string;
  readonly blocks: Block[];
  /** There was nothing to check. */
  readonly isEmpty?: true;
  /** Bodies too long for the message; the sender can attach them. */
  readonly leftOut?: readonly SnippetFile[];
}

/** JSON that stands beside a message as a file of its own. */
export interface SnippetFile {
  readonly title: string;
  readonly text: string;
}
