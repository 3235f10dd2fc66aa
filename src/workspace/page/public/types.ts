/** What the server tells the page, as far as the page draws it. Field names are Slack's own. */

export interface User {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly isBot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly type: 'channel' | 'group' | 'im' | 'mpim';
  readonly members: readonly string[];
  readonly topic: string;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly subtype?: string;
  readonly blocks?: readonly Block[];
  readonly attachments?: readonly Attachment[];
  readonly files?: readonly SharedFile[];
  readonly thread_ts?: string;
  readonly reply_count?: number;
  readonly reply_users?: readonly string[];
  readonly bot_id?: string;
  readonly bot_profile?: { readonly name: string };
  readonly edited?: unknown;
  readonly reactions?: readonly { readonly name: string; readonly users: readonly string[] }[];
  /** Seen by one person alone. */
  readonly ephemeral?: boolean;
}

export interface Ephemeral extends Message {
  readonly from: 'app' | 'slack';
}

export interface Attachment {
  readonly message_blocks?: readonly { readonly message?: { readonly blocks?: readonly Block[] } }[];
  readonly blocks?: readonly Block[];
  readonly text?: string;
  readonly title?: string;
  readonly author_name?: string;
  readonly footer?: string;
}

export interface SharedFile {
  readonly name: string;
  readonly title?: string;
  readonly size: number;
  readonly pretty_type: string;
  readonly filetype: string;
  readonly preview?: string;
  readonly preview_is_truncated?: boolean;
  readonly lines_more?: number;
}

export interface View {
  readonly id: string;
  readonly hash: string;
  readonly content: {
    readonly title: TextObject;
    readonly submit?: TextObject;
    readonly close?: TextObject;
    readonly blocks: readonly Block[];
  };
  readonly values: Readonly<Record<string, Readonly<Record<string, Chosen>>>>;
}

export interface TextObject {
  readonly type: 'mrkdwn' | 'plain_text';
  readonly text: string;
  readonly emoji?: boolean;
}

export interface Option {
  readonly text: TextObject;
  readonly value: string;
}

/** What is chosen in an element, as a view keeps it. */
export interface Chosen {
  readonly selected_option?: Option | null;
}

/** A block; each type has some of these fields. */
export interface Block {
  readonly type: string;
  readonly block_id: string;
  readonly text?: TextObject & string;
  readonly accessory?: Element_;
  readonly elements?: readonly Element_[];
  readonly element?: Element_;
  readonly label?: TextObject;
  readonly hint?: TextObject;
  readonly optional?: boolean;
}

/** An element of a block, rich text included; each type has some of these fields. */
export interface Element_ {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: TextObject & string;
  readonly value?: string;
  readonly url?: string;
  readonly style?: string & {
    readonly code?: boolean;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly strike?: boolean;
  };
  readonly accessibility_label?: string;
  readonly options?: readonly Option[];
  readonly placeholder?: TextObject;
  readonly initial_option?: Option;
  readonly initial_value?: string;
  readonly multiline?: boolean;
  readonly elements?: readonly Element_[];
  readonly language?: string;
  readonly indent?: number;
  readonly offset?: number;
  readonly user_id?: string;
  readonly channel_id?: string;
  readonly range?: string;
  readonly name?: string;
  readonly fallback?: string;
  readonly timestamp?: number;
}

/** Where blocks are shown: a message, or a view with what is chosen in it. */
export interface Place {
  readonly channel?: string;
  readonly ts?: string;
  readonly viewId?: string;
  readonly state?: Readonly<Record<string, Chosen>>;
}
