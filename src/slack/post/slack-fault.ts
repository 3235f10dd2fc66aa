import { webApi } from '@slack/bolt';

/** What a failed call of the Web API means for the work that made it. */
export type SlackFault =
  /** Not done: too many calls. The same call works after this long. */
  | { readonly kind: 'limited'; readonly afterMs: number }
  /** Not done; the same call may work later. `error` is Slack's word. */
  | { readonly kind: 'later'; readonly afterMs: number | undefined; readonly error: string }
  /** It is unknown whether the call took effect. */
  | { readonly kind: 'unknown' }
  /** Refused, and it will be again. */
  | { readonly kind: 'refused'; readonly error: string };

/** Words for trouble of Slack's own. */
const UNKNOWN = new Set(['internal_error', 'fatal_error', 'request_timeout']);

/** The token doesn't work at the moment; work waits until the operator corrects it. */
const TOKEN = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired']);

/** The workspace or the channel is being moved or is shut for a while; the work waits for it. */
const SHUT = new Set([
  'accesslimited',
  'ekm_access_denied',
  'external_channel_migrating',
  'org_login_required',
  'team_added_to_org',
]);

/** How long work waits for something that a person has to do. */
const WAIT_FOR_PEOPLE_MS = 60_000;

/**
 * Words by which Slack refuses for good, from the pages of the methods in use. A word that is not here is new, or says
 * that something is wrong for a while: then the call is tried again for a day, and admins are told.
 */
const REFUSALS = new Set([
  'access_denied',
  'already_reacted',
  'as_user_not_supported',
  'bad_timestamp',
  'cannot_dm_bot',
  'cant_delete_file',
  'cant_delete_message',
  'cant_update_message',
  'channel_not_found',
  'compliance_exports_prevent_deletion',
  'deprecated_endpoint',
  'duplicate_channel_not_found',
  'duplicate_message_not_found',
  'edit_window_closed',
  'exchanged_trigger_id',
  'expired_trigger_id',
  'file_deleted',
  'file_not_found',
  'file_upload_size_restricted',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'hash_conflict',
  'invalid_arg_name',
  'invalid_arguments',
  'invalid_array_arg',
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_channel',
  'invalid_charset',
  'invalid_cursor',
  'invalid_form_data',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'invalid_name',
  'invalid_post_type',
  'invalid_trigger_id',
  'invalid_ts_latest',
  'invalid_ts_oldest',
  'is_archived',
  'is_inactive',
  'message_not_found',
  'messages_tab_disabled',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'method_deprecated',
  'method_not_supported_for_channel_type',
  'missing_argument',
  'missing_post_type',
  'missing_scope',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_item_specified',
  'no_permission',
  'no_reaction',
  'no_such_subteam',
  'no_text',
  'not_allowed_token_type',
  'not_found',
  'not_in_channel',
  'not_reactable',
  'permission_denied',
  'posting_to_channel_denied',
  'posting_to_general_channel_denied',
  'push_limit_reached',
  'restricted_action',
  'restricted_action_non_threadable_channel',
  'restricted_action_read_only_channel',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'slack_connect_blocked_file_type',
  'slack_connect_file_upload_sharing_blocked',
  'snippet_too_large',
  'storage_limit_reached',
  'subteam_not_found',
  'team_access_not_granted',
  'team_not_found',
  'thread_not_found',
  'too_long',
  'too_many_attachments',
  'too_many_emoji',
  'too_many_reactions',
  'unknown_method',
  'unknown_snippet_type',
  'user_disabled',
  'user_not_found',
  'user_not_in_channel',
  'view_too_large',
]);

/** Words that a token is refused with once the app was taken away. */
export function saysTakenAway(error: string): boolean {
  return error === 'account_inactive' || error === 'token_revoked';
}

export function isTokenFault(error: string): boolean {
  return TOKEN.has(error);
}

/** Part of Slack beside its Web API, such as a file host, gave no answer that can be used; it may later. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
  readonly code = 'unreachable';
}

/** What came of a call beside the Web API that may work later: ours above, or what `fetch` rejects with. */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof UnreachableError ||
    (error instanceof TypeError && BROKEN.has(error.message)) ||
    (error instanceof DOMException && error.name === 'TimeoutError')
  );
}

/** Of `fetch`: no connection, and one that broke in the middle of an answer. */
const BROKEN = new Set(['fetch failed', 'terminated']);

/** Undefined for an error that the Web API didn't cause. */
export function classifyFault(error: unknown): SlackFault | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'limited', afterMs: error.retryAfter * 1000 };
  // Slack refuses with status 200; any other is its own trouble, or comes from something in between.
  if (error instanceof webApi.WebAPIHTTPError || error instanceof webApi.WebAPIRequestError)
    return { kind: 'unknown' };
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const code = error.data.error;
  if (UNKNOWN.has(code)) return { kind: 'unknown' };
  if (REFUSALS.has(code)) return { kind: 'refused', error: code };
  const waits = isTokenFault(code) || SHUT.has(code);
  return { kind: 'later', afterMs: waits ? WAIT_FOR_PEOPLE_MS : undefined, error: code };
}

/** Slack's word for why a call was refused for good; undefined when it wasn't. */
export function refusalOf(error: unknown): string | undefined {
  const fault = classifyFault(error);
  return fault?.kind === 'refused' ? fault.error : undefined;
}

/** Whether Slack says that a call was not done; after anything else it may have been. */
export function isNotDone(error: unknown): boolean {
  const kind = classifyFault(error)?.kind;
  return kind !== undefined && kind !== 'unknown';
}

/** Runs a call that may have been made before: refusals that say so count as success. */
export async function tolerate(call: Promise<unknown>, ...fine: readonly string[]): Promise<void> {
  try {
    await call;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined || !fine.includes(refusal)) throw error;
  }
}
