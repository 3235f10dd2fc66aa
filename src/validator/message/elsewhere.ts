/**
 * In: a text that reports an error and names no call of ours. Out: which other API it shows positive signs of. All the
 * signs stand here; a text without any is taken to ask about calls, as everything asked of callcheck is.
 */

import { NOTHING_AROUND } from '../contract/operation-match.ts';
import type { Contracts } from '../knowledge.ts';
import type { Elsewhere } from '../report.ts';
import { gate, mayMatch } from '../text/gate.ts';
import { matchesOf } from '../text/matches.ts';
import { viewText } from '../text/view.ts';
import { mentionOf, namesVendor } from './find-context.ts';
import { findRequests } from './requests.ts';

/** Another API of the platform, one of somebody else, or null where nothing speaks for either. */
export function readElsewhere(text: string, contracts: Contracts): Elsewhere | null {
  const view = viewText(text.slice(0, REACH));
  const start = view.text;
  if (OLDER_PRODUCTS.test(start)) return 'other';
  const isVendors = namesVendor(start.replace(NOT_THE_VENDOR, ' '));
  const requests = requestedElsewhere(start, contracts, isVendors);
  if (isVendors) return requests.length > 0 || PLATFORM_WORDS.test(start) ? 'platform' : null;
  if (
    requests.includes('other') ||
    OTHERS.some((sign) => mayMatch(view, sign) && sign.expression.test(start))
  )
    return 'other';
  if (namesService(start)) return 'other';
  return requests.includes('platform') || PLATFORM_CLASS.test(start) ? 'platform' : null;
}

/** What a text is about is said long before this. */
const REACH = 20_000;

/** Products with the vendor's name and their own APIs. */
const OLDER_PRODUCTS =
  /\b(?:genesys (?:engage|multicloud|on-?prem\w*|mobile services)|pure(?:engage|connect)|icws|gws api|workspace web edition)\b/i;

const NOT_THE_VENDOR =
  /\b(?:not|isn'?t|unlike|instead of|no|nothing (?:to do )?with) (?:our |the |from |about )?genesys(?: cloud)?\b/gi;

/** Makers of telephony and messaging: a text that names one is about its API, unless it was migrated from. */
const MAKERS =
  /(?<!\b(?:moved|moving|migrated|migrating|ported|switched|came|coming|unlike|instead of|not|no longer) (?:(?:away|over) )?(?:from |with |on )?)\b(?:twilio|vonage|nexmo|tokbox|opentok|plivo|telnyx|texml|sinch|messagebird|infobip|ringcentral|signalwire|voximplant|exotel|zadarma|justcall|kixie|aircall|dialpad|talkdesk|five9|niceincontact|incontact|cxone|odigo|8x8|3cx|avaya|finesse|zoom (?:phone|contact center)|zendesk talk|freshdesk|freshchat|intercom|chatwoot|gorgias|sendbird|freepbx|freeswitch|asterisk|pjsip|kamailio|opensips|flexisip|linphone\w*|audiocodes|yealink|sendgrid|mailgun|postmark|amazon connect|\w*awssdk|botocore|boto3|aws (?:ses|sns|connect)|azure communication|openai|langchain\w*|crewai|retell|rasa|dialogflow)\b/i;

/** Products that people use beside Genesys Cloud too: only the one that answers is what a text is about. */
const NEIGHBOURS =
  "(?:salesforce|zendesk|hubspot|servicenow|jira|github|shopify|stripe|paypal|zoom|(?:ms |microsoft )?teams|(?:microsoft )?graph|azure|aws|google (?:cloud|maps|calendar|sheets)|okta|slack|whatsapp|bandwidth|nginx|cloudflare)(?:'s)?(?: (?:rest|web|voice|phone|contact center|search|cloud))?(?: api)?";
const ANSWERS =
  '(?:answers?|answered|returns?|returned|gives?|gave|responds?|responded|replies|replied|says?|said|sends?|sent|throws?|rejects?|rejected|fails?|failed)';
const NEIGHBOUR_ANSWERS = new RegExp(
  `\\b${NEIGHBOURS}:? ${ANSWERS}\\b|\\b(?:4\\d\\d|5\\d\\d|errors?|bad request|answer|response) (?:from|by|of) (?:the |our )?${NEIGHBOURS}(?![\\w-])|\\b${NEIGHBOURS}: \\S`,
  'i',
);

/** Names and values that no error body of the platform has, also where its quotes are escaped. */
const BODY_SIGNS: readonly RegExp[] = [
  /["'](?:more_?info|requestError|invalid_parameters|documentation_url|fbtrace_id|troubleshoot|innererror)\\?["']\s*:/i,
  /["'](?:error_?)?code\\?["']\s*:\s*\\?["']?(?![45]\d\d(?!\d))\d{1,8}(?![\w.-])/i,
  /["'](?:error_?[cC]|c)ode\\?["']\s*:\s*\\?["'][A-Z][A-Z\d]*(?:_[A-Z\d]+)+\\?["']/,
  /["'](?:status|type|reason)\\?["']\s*:\s*\\?["'](?:INVALID|MISSING|UNKNOWN|FAILED|NOT|PERMISSION|RESOURCE)_[A-Z_]{2,40}\\?["']/,
  /["'](?:error_?[cC]|c)ode\\?["']\s*:\s*\\?["'][a-z\d]+(?:_[a-z\d]+)+\\?["']/,
  /["']type\\?["']\s*:\s*\\?["'][a-z]+(?:_[a-z]+)*_error\\?["']/,
  /["']type\\?["']\s*:\s*\\?["'](?:https?:|about:blank)/,
  /["']statusCode\\?["']\s*:\s*[45]\d\d\s*,[^{}]{0,400}["']error\\?["']\s*:\s*\\?["'][A-Z]/,
  /<(?:faultstring|soap\w*:|ErrorType|ApiErrors?|Error)>/i,
];

/** Codes in numbers, told in words: the platform's are words. */
const NUMERIC_CODE = /(?:code|error)[ :#]{1,2}\d{4,6}(?![\d.])/i;

/** Names of what is sent to others, paths of others' versions, and the methods of another protocol. */
const REQUEST_SIGNS: readonly RegExp[] = [
  /["'](?:answer_?url|status_?callback(?:_?event|_?url)?|ncco|call_?flow|applicationId|personalizations)\\?["']\s*:/i,
  /(?<![\w.}>-])\/(?:v[13-9](?:\.\d+)?|20\d\d-\d\d-\d\d)\/(?!conversations?\b)\w/i,
  /\b(?:INVITE|REGISTER|OPTIONS) sips?:|\bSIP\/2\.0\b/,
];

const OTHERS = [MAKERS, NEIGHBOUR_ANSWERS, NUMERIC_CODE, ...BODY_SIGNS, ...REQUEST_SIGNS].map(gate);

/** Somebody's service by its name: "the parcel service answers", "from our billing API". */
const SERVICE = new RegExp(
  `\\b([\\p{L}\\d-]{2,40}) (?:service|api|gateway|webhook)(?= ${ANSWERS}\\b)|\\b(?:from|by|of) (?:the|our|an?|their|your|his|her) ([\\p{L}\\d-]{2,40}) (?:service|api|gateway|webhook)(?![\\p{L}-])`,
  'giu',
);

/** Words before "API" or "service" that name none, or ours. */
const NOBODYS =
  /^(?:an?|the|this|that|our|your|my|their|its|own|internal|whole|new|same|public|rest|restful|http|https|web|json|cloud|platform|main|real|official|v\d|calls?|calling|conversations?|voice|phone|telephony|dial\w*|outbound|callbacks?|transfer|participants?|agent|contact|cent(?:er|re)|vendor|and|or|when|if)$/i;

function namesService(text: string): boolean {
  return matchesOf(text, SERVICE).some((match) => !NOBODYS.test(match[1] ?? match[2] ?? ''));
}

/** The platform's other parts, as people name them. */
const PLATFORM_CLASS =
  /\b(?:Analytics|Routing|Users|Outbound|Recording|Quality|Presence|Architect|Authorization|Notifications|WorkforceManagement|ExternalContacts|Groups|Locations|Stations|Telephony\w*)Api\b/;
const PLATFORM_WORDS = new RegExp(
  `${PLATFORM_CLASS.source}|\\b(?:analytics|recordings?|presence|scim|wfm|data ?actions?|contact ?lists?|external contacts|users?|groups?|skills?|web ?chat|open messaging|notifications?) (?:api|endpoint|quer(?:y|ies)|jobs?|request|export)\\b`,
  'i',
);

/** Requests that reach none of ours. A bare link is reading matter, unless its address is plainly an API's. */
function requestedElsewhere(text: string, contracts: Contracts, isVendors: boolean): Elsewhere[] {
  return findRequests(text).flatMap((request): Elsewhere[] => {
    if (request.method === null && !API_ADDRESS.test(request.target)) return [];
    const { kind } = mentionOf(request, contracts, { ...NOTHING_AROUND, namesVendor: isVendors }).match;
    if (kind === 'other-api') return ['platform'];
    if (kind !== 'foreign' && kind !== 'wrong-endpoint') return [];
    if (/^\/?api\/v2\//i.test(request.target)) return ['platform'];
    return kind === 'foreign' ? ['other'] : [];
  });
}

const API_ADDRESS =
  /^\/?api\/v2\/|^https?:\/\/(?:[\w-]+\.)*(?:api|rest)[\w-]*\.|^https?:\/\/[^/]{1,80}\/(?:[\w-]{1,40}\/){0,3}(?:api|rest|v\d+(?:\.\d+)?|20\d\d-\d\d-\d\d)\//i;
