/**
 * The words that tell a failure somebody has right now from one that is spoken of. All are looked for in lower case, in one
 * sentence, with the paths and addresses taken out.
 */

/** The failure is a subject of work: a test, an alert, a ticket, a page, code under review. */
const WORK: readonly RegExp[] = [
  /\b(?:handl(?:e|es|ed|ing)|mapp(?:ed|ing)|mock(?:s|ed|ing)?|stub(?:s|bed)?|fixtures?|toasts?|swallows?|rethrow|friendl(?:y|ier)|surfac(?:e|es|ed|ing)|no longer|retry(?:ing)? (?:on|a|the)|don['\u2019]t retry)\b/,
  /\b(?:test (?:plan|cases?|suite)|qa|checklist|asserts?|asserting|(?:chaos|smoke|contract|regression|e2e|end-to-end|integration) (?:tests?|suite)|load tests?(?! note)|expect(?:s|ing)? (?:an? )?[45]\d\d|expected (?:an? )?(?:status )?[45]\d\d|is expected|['\u2019]s expected)\b|\bhas no test\b/,
  /\b(?:muted?|snoozed?|ack(?:ed)?|silenced|acknowledged|assigned|alert(?:s|ing|ed)?|resolved|firing|monitor(?:ing|s)?|dashboards?|panels?|grafana|datadog|kibana|splunk|sentry|metrics?|baseline|p9[59]|percent|summary|quota)\b/,
  /(?:[45]\d\d|error|failure)s?[ _-](?:rates?|ratio|counts?|handling|messages?|budget)\b|\b(?:rates?|number|count|share|percentage|list|causes|meaning|handling|branch|case) (?:of|for) (?:the |all |an? )?(?:http )?[`"']?[45]\d\d/,
  /\b\d+(?:[.,]\d+)* ?(?:x|\u00d7|times) ?[`"']?[45]\d\d\b|\b[45]\d\ds?[`"']? ?(?:x|\u00d7) ?\d|\d ?%|\b\d{2,} (?:refused|failed|rejected|failing|blocked) \w|\bin numbers\b|[<>] ?\d+(?:[.,]\d+)? ?(?:\/|per\b)/,
  /\b(?:estimat(?:e|es|ed|ion)|(?:story )?points?|sp\b|half a day|sprint|backlog|ticket|jira|epic|story|roadmap|strategy|next quarter|planned|scheduled|follow-?ups?|to-dos?)\b|^\W{0,4}[a-z]{2,8}-\d{1,6}\b/,
  /\b(?:changelog|(?:next|this|coming|release) (?:release|notes)|deploy notes|shipp(?:ed|ing)|deployed|rolled (?:out|back)|what['\u2019]s new|(?:users?|agents?) (?:now|finally|will) see|wiki|handbook|manual|slides?|deck|runbook|readme|faq|onboarding|docs? page|documented|documenting|playbook|spec says|swagger)\b|\bis now\b|\bwe now\b/,
  /\b(?:review(?:ed|ing|er)?|lgtm|nit|the comment|the branch|pull request|commit|see line|this (?:branch|line|block|function|method|class|test|case|pr|change)|merged?|refactor(?:ed|ing)?|unit)\b/,
];

/** It is over, or was long ago. */
const PAST: readonly RegExp[] = [
  /\b(?:root cause|post-?mortem|turn(?:ed|s) out|back in|used to|before that|all good|(?:was|were) (?:my|our|just|simply|only|all)|was because|was caused|was due|were caused|were due|the loop|is gone|are gone|went away|disappeared|vanished|stopped (?:at|throwing|returning|giving|getting|answering|sending|failing)|fixed|solved|(?:is|was|been) resolved|closed)\b/,
  /(?<!\bsince )\blast (?:week|month|year|quarter|spring|summer|autumn|winter|mon|tues|wednes|thurs|fri|satur|sun)/,
  /(?:day|week|month|year)['\u2019]s\b|\b(?:hours|days|weeks|months|years) ago\b|(?<!\bsince )\byesterday(?! evening our)\b/,
  /\b(?:hatten?|gab es|gab|letzte[nrs]?|vorgestern|neulich|gestern noch|war es|damals|gel\u00f6st|behoben|erledigt)\b|\bhabe? ich auch mal\b/,
  /\b(?:resuelto|solucionad[oa]|arreglad[oa]|(?<!desde )ayer|r\u00e9solue?|corrig\u00e9e?|la semaine derni\u00e8re|hier c['\u2019]|opgelost|vorige|risolto|resolvido)\b/,
];

/** Others told it, or it is a rule that holds, or that somebody states. */
const STATED: readonly RegExp[] = [
  /\b(?:confirm(?:s|ed|ing)?|clarified|acknowledges|by design|intended|intentional|on purpose|as designed|(?:that['\u2019]s|c['\u2019]est|ist|es) normal|[45]\d\d,? (?:not|rather than) (?:an? )?[45]\d\d|as (?:hoped|planned|intended)|told|announced|answer from|per (?:the )?(?:vendor|support)|no plans? to|will (?:get|be|return|become|change|answer))\b/,
  /\b(?:always|please|better|make sure to|remember to|don['\u2019]t forget to) (?:validate|check|catch|keep|log|look|read|use|set)\b|\b(?:remember when|suppose|assum(?:e|ing)|imagine|hypothetical\w{0,2}|in theory|let['\u2019]s say|what happens|what if|tip|reminder|fyi|heads[- ]?up|psa|note to self|til|rule of thumb)\b/,
  /\bdas ist eine?\b|\bda hilft\b|\bc['\u2019]est une?\b|\b(?:it['\u2019]s|that['\u2019]s|this is|that is|it is) (?:because|expected|just|only|the|a|what)\b/,
  /\b(?:you|one|i|we|he|she|they)(?:['\u2019]d|['\u2019]ll| would| should| could| might| may)\b|\byou (?:have to|need|must|want)\b|\byou(?:['\u2019]re| are) seeing\b/,
  /\b(?:if|unless|until|in case|whenever) (?!i\b|we\b|our\b|my\b)|\b(?:falls|sobald|solange|sauf si|sinon|hasta que|tenzij)\b/,
];

/** It asks about something other than the failure. */
const ELSEWHERE: readonly RegExp[] = [
  /\bwho (?:can|could|wants|has time|owns|maintains|wrote|is responsible|knows who)\b|\bhow (?:do|did|does|would|should|can) (?:you|your|other|others|people|folks|teams?|one|everybody|everyone)\b/,
  /(?:^|[,:;(] ?|\bor )(?:should|shall) |\bis there an?\b|\bdo (?:we|i) (?!get|see|receiv|need|have|keep|miss|do\b|really|still get|also (?:get|need|have))|\b(?:which|where['\u2019]s|where is) (?:the |our )?(?:best|right|preferred|team|dashboard|repo|library|module)\b/,
  /\b(?:can|could) (?:someone|somebody|anyone|anybody|you) (?:please )?(?:pick|review|take|approve|add|write|update|merge|document|assign)\b/,
  /\b(?:knows?|wondering|curious|clear) (?:whether|if|where|who|when|of|which (?!permission|scope|field|property|role|type|value)) |\bwhat['\u2019]?s (?:the|our) (?!reason|cause|problem|issue|fix|right|correct|meaning|error|deal|permission|scope|matter)|\b(?:could|can|will|would) (?:the|our|your) [\w ]{2,24}(?:return|simulate|give|send|show)\b|\bgibt es\b|\bhat jemand eine?n?\b|\b(?:existe|hay) (?:un|una|alg\u00fan)\b|\bexiste-t-il\b|\bis er een\b/,
];

const TALK: readonly RegExp[] = [...WORK, ...PAST, ...STATED, ...ELSEWHERE];

/** A rule of the API, told with its condition: nobody's unless they say so or ask. */
export const RULE =
  /\b(?:when|as long as|once) (?!i\b|we\b|our\b|my\b|calling\b|placing\b|using\b|sending\b|dialing\b|dialling\b|trying\b)|\b(?:without|for any|with an? (?:expired|wrong|missing|invalid|bad)|neither|means|is about)\b|\b(?:wenn|quand|lorsque|cuando|als|quando) (?!ich\b|wir\b|je\b|nous\b|ik\b|wij?\b)/;

/** Whether a sentence speaks of failures without telling one. */
export function speaksOfFailures(sentence: string): boolean {
  return TALK.some((sign) => sign.test(sentence));
}

/** Somebody says whose it is: what they do or get, what they call theirs, or the words of other languages for it. */
export const OWN: readonly RegExp[] = [
  /\b(?:i|we)(?:['\u2019](?:m|re|ve))?(?:,)?(?: (?:also|always|still|just|only|now|keep|all|are|am|have|both|do|even|randomly|constantly|sometimes|suddenly|too|then))*(?: (?:not|never))? ?\b(?:get|gets|getting|got|see|seeing|receiv\w{1,4}|hit|hitting|send|sending|sent|post|posting|call|calling|use|using|have|tr(?:y|ied|ying)|pass|passing|set|setting|place|placing|run|running|lack|keep (?:getting|seeing|receiving|hitting)|can(?:no|['\u2019])t|don['\u2019]t (?:know|see|understand|get)|do|did|add(?:ed)?|dial|dialing|dialling|make|making|authenticate|switched|moved|upgraded|migrated)\b/,
  /\b(?:gives?|giving|returns?|throws?|tells?|shows?|answers?|sends?|for|let|lets|leaves?) (?:me|us)\b|\b(?:mine|my (?!plan|idea|guess|opinion|proposal|suggestion|notes?\b))\b/,
  /\b(?:agents?|users?|customers?|colleagues?|app|service|client|integration|plugin|diall?er|widget|script|softphone)\b[^.,;\n]{0,24}\b(?:gets?|sees?|receives?|getting|seeing|receiving)\b/,
  /\b(?:our|ours) (?:[\w-]{1,20} ){0,2}(?:posts?|calls?|requests?|diall?\w*|app|agents?|users?|integration|service|tokens?|roles?|org|click\S*|body|payload|numbers?|customers?|system|crm|plugin|scripts?|jobs?|backend|servers?)\b/,
  /(?:^|[\s"'(*_,:;])(?:ich|wir|mir|uns|mein\w{0,2}|unser\w{0,2}|je|j['\u2019]ai|nous|notre|nos|mon|yo|nosotros|mi|nuestr[oa]s?|tengo|tenemos|recibo|recibimos|obtengo|obtenemos|ik|wij|ons|onze|mijn|ricevo|riceviamo|ottengo|otteniamo|ci|nostr[oaie]|recebo|recebemos|nosso|nossa|dostaj\u0119|dostajemy|nasz\w?)(?=[\s,.:;)'\u2019]|$)/,
  /\bon a (?:un|une|des|toujours|encore|re\u00e7u)\b|\b(?:me|nos|mi|ci) (?:da|devuelve|sale|responde|arroja|tira|restituisce|risponde|d\u00e0|retorna|renvoie|r\u00e9pond|donne)\b/,
  /^\W{0,6}(?:still |just |now |also |only |keep |hi,? |hello,? |help:? )?(?:getting|got|gets?|seeing|receiving|hitting)\b/,
];

/** It happens now, or although it should not. */
export const NOW =
  /\bit works\b|\bas soon as\b|\b(?:works?|succeeds?|fine|ok) (?:for|with|in|from|on)\b|\b(?:same|identical|valid) (?:token|body|number|payload|request|call|user|code|script|account|org|role)\b|\b(?:agents?|users?|others?|rest|colleagues?|ones?)\b[^.;\n]{0,24}\b(?:don['\u2019]t|doesn['\u2019]t|are fine|is fine)|\u4e00\u76f4|\b(?:every|each|all|any) (?:single )?(?:calls?|requests?|attempts?|posts?|numbers?|agents?|users?)\b|\bbut (?:the |this |that |his |her )?(?:user|agent|number|body|token|call|station|queue|permission|role|scope|same|others?|docs?)\b|\b(?:since|still|suddenly|all day|again|today|tonight|right now|just now|at the moment|currently|this morning|every time|each time|randomly|sporadic(?:ally)?|intermittent(?:ly)?|even though|although|though|despite|for (?:all|every|some|one) (?:agents?|users?|calls?|customers?|numbers?)|seit|heute|gerade|st\u00e4ndig|nur noch|obwohl|trotz|depuis|aujourd['\u2019]hui|toujours|alors que|malgr\u00e9|pourtant|desde|ahora|hoy|siempre|aunque|sinds|nog steeds|vandaag|terwijl|hoewel|ondanks|da ieri|da oggi|sempre|anche se|hoje|sempre que|embora|od wczoraj|mimo)\b|\bdesde|\bals\s?maar/;

/** Asked for a cause or a cure. */
export const SEEKING =
  /\b(?:why|what|where|reason|causes?|wrong|missing|ideas?|clue|anyone else|anybody else|(?:any|some)(?:one|body) (?:know|seen|see|had|have)|normal|means?|fix|solve|permissions?|scopes?|enough|need|needed|required?|allowed|supported|mandatory|optional|valid|correct|true|bug|help|is (?:it|this|that)|could [^?]{1,40} be|can (?:it|this|that|i)|known|have to|how (?:to|do i|can i|come))\b|perch|warum|wieso|woran|pourquoi|id[\u00e9e]|por qu|qu\u00e9|waarom|dlaczego/;

/** Without these a question is not English, and its mark has to do. */
export const ENGLISH =
  /\b(?:the|is|are|does|do|did|can|could|will|would|how|which|who|has|have|any|should|it|to|of|when)\b/;

/** Asked without a mark. */
export const UNMARKED =
  /\bwhat (?:does|do|else|now|to do|is wrong|can)\b|\bwhy (?:is|does|do|am|are)\b|\bhelp\b(?! desk)|\u600e\u4e48\u529e|\u4e3a\u4ec0\u4e48|\u8bf7\u95ee|\u306a\u305c|\u539f\u56e0|\u6559\u3048\u3066|\uc65c|\ub3c4\uc640/;

/** Something is out of order. */
export const BROKEN =
  /\b(?:is|are|all|totally|completely|went) (?:down|broken|dead|out)\b|\bbroken since\b|\bsomething(?:['\u2019]s| is) (?:off|wrong|broken)\b|(?<!\b(?:you|they|one) )\b(?:can['\u2019]t|cannot|can not) (?:call|dial out|dial|be|place|make|reach|get|start)\b|\bdoes nothing\b|\b(?:calls?|diall?ing|dial button|click[ -]to[ -](?:dial|call)) (?:do|does|is|are)(?:n['\u2019]t| not)\b|\bno consig\w+\b|\bimpossible d|\bdoesn['\u2019]t (?:place|ring|dial)\b|\bno puede[n]?\b|\bkann nicht\b|\bk\u00f6nnen nicht\b|\bkan niet\b|\bne peut pas\b|\bne peuvent pas\b|\bn\u00e3o funciona\b|\bnon funziona\b|\bnie dzia\u0142a\b/;
