import { guardMember, guardText } from '../../validator/index.ts';
import type { Fetch } from './request.ts';

/** The arguments of Slack's methods that people see, or that Slack keeps for us. Tokens and IDs are others. */
const SHOWN = new Set([
  'text',
  'blocks',
  'attachments',
  'view',
  'metadata',
  'files',
  'filename',
  'title',
  'initial_comment',
]);

/** A client's `fetch` that lets no credential out: every call of the Web API and every answer to a `response_url` passes here. */
export function guardCalls(request: Fetch): Fetch {
  return (url, init) =>
    request(url, typeof init?.body === 'string' ? { ...init, body: guardBody(init.body) } : init);
}

function guardBody(body: string): string {
  if (body.startsWith('{')) return guardJson(body);
  const form = new URLSearchParams(body);
  let isChanged = false;
  for (const [name, value] of [...form]) {
    const guarded = SHOWN.has(name) ? guardArgument(value) : value;
    if (guarded === value) continue;
    form.set(name, guarded);
    isChanged = true;
  }
  return isChanged ? form.toString() : body;
}

function guardArgument(value: string): string {
  return /^[[{]/.test(value) ? guardJson(value) : guardText(value);
}

/** JSON as it was where nothing in it had to go. */
function guardJson(json: string): string {
  try {
    let isChanged = false;
    const value: unknown = JSON.parse(json, (name, member: unknown) => {
      const guarded = guardShown(name, member);
      isChanged ||= guarded !== member;
      return guarded;
    });
    return isChanged ? JSON.stringify(value) : json;
  } catch {
    return guardText(json);
  }
}

/** Members of blocks whose values are words of Slack's or of this program, a third of all that is sent. */
const FIXED = new Set(['type', 'action_id', 'block_id', 'style', 'language']);

/**
 * One member of what Slack shows. A button's packed value stays: it is made of text that was masked, and comes to nothing
 * when a character of it changes.
 */
export function guardShown(name: string, member: unknown): unknown {
  if (typeof member !== 'string' || FIXED.has(name)) return member;
  if (name === 'value' && member.startsWith('z:')) return member;
  const key = `${name} ${member}`;
  if (clean.has(key)) return member;
  const guarded = guardMember(name, member);
  if (guarded === member && key.length <= LONGEST_KEPT) keepClean(key);
  return guarded;
}

/** Members that were looked at in the last minute and hold no secret: most words of a reply are those of others too. */
const clean = new Set<string>();
let cleanSince = 0;

const LONGEST_KEPT = 100;
const MOST_KEPT = 1000;
const KEPT_MS = 60_000;

function keepClean(key: string): void {
  const now = performance.now();
  if (now - cleanSince > KEPT_MS || clean.size >= MOST_KEPT) {
    clean.clear();
    cleanSince = now;
  }
  clean.add(key);
}
