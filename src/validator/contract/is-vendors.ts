/** In: a request as it was written, and what stands around it. Out: whether it is the vendor's or could be anybody's. */
import type { Contracts } from '../knowledge.ts';
import { foldName } from '../text/fold-name.ts';
import { findTemplate, fits } from './find-template.ts';
import { leavesOf } from './leaves.ts';
import type { Around } from './operation-match.ts';
import type { RequestTarget } from './read-target.ts';

/** Families of paths that no other product has; ours has interactions under another name. */
const FAMILY =
  /^(?:conversations?\/(?:\w*(?:call|dial|phone|voice|telephon|outbound|conference)\w*(?:\/|$)|.*\bparticipants\/[^/]+\/\w)|interactions?\/.)/;

/** Media that people make up below `/api/v2/conversations`; other products have conversations of an ID there. */
const MADE_UP_MEDIUM = /^(?:web|messaging|webmessaging|interactions|bots|recordings|cobrowse)$/i;

/** How the paths begin that people take for this API's. */
export const NEAR = /^(?:conversations?|interactions?)$/i;

/** An ID as the vendor makes them, as its data actions take them, or as its pages write them. */
const VENDORS_ID =
  /\/api\/v2\/conversations\/\{conversationId\}\/participants\/\{participantId\}|\/(?:\$\$\{input\.[^/]{1,80}\}|[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})(?:\/|$)/i;

/** Whether a request is the vendor's: by its host, the message, the path itself, an ID in it, or the names in its body. */
export function isVendors(
  { index, usual }: Contracts,
  written: string,
  { host, hasApi, version, segments }: RequestTarget,
  { body, namesVendor }: Around,
): boolean {
  if (host === 'vendor' || namesVendor) return true;
  if (host !== 'none' && version !== null && version !== 'v2') return false;
  if (host === 'other') return hasApi && version === 'v2' && FAMILY.test(segments.join('/').toLowerCase());
  // Without `/api/v2`, only a path that is published or a known slip tells the vendor from others with conversations.
  const { mistakes } = index.paths;
  const isKnown = (): boolean =>
    findTemplate(index.paths, segments) !== null || mistakes.some((each) => fits(each.segments, segments));
  if ((hasApi || isKnown()) && FAMILY.test(segments.join('/').toLowerCase())) return true;
  const keys = leavesOf(body).map(({ key }) => key);
  if (keys.some((key) => usual?.body?.roles?.unmistakable.has(key))) return true;
  if (!NEAR.test(segments[0] ?? '')) return false;
  if (hasApi && version === 'v2' && MADE_UP_MEDIUM.test(segments[1] ?? '')) return true;
  return (
    VENDORS_ID.test(written) ||
    keys.some((key) => COMPOUND.test(key) && index.propertyNames.get(foldName(key)) === key)
  );
}

/** A name of one word may be anybody's. */
const COMPOUND = /[a-z][A-Z]/;
