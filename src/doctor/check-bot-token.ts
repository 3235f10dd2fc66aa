import { describeMissing } from '../slack/home/set-up.ts';
import type { AppSetUp } from '../slack/manifest.ts';
import { askSlack, type SlackAnswer, type SlackDoor } from './ask-slack.ts';
import { fault, ok, type SetUpFinding, warning } from './finding.ts';

const CHECK = 'bot token';
const PLACE = 'OAuth & Permissions';

/** Slack refuses what was signed more than this long ago, or ahead. */
const MOST_SKEW_MS = 5 * 60_000;
const WORRYING_SKEW_MS = 60_000;

/** Checks the bot token and its scopes, and this machine's clock against Slack's. `isUsable` if the token works for further checks. */
export async function checkBotToken(
  door: SlackDoor,
  setUp: AppSetUp,
): Promise<{ findings: SetUpFinding[]; isUsable: boolean }> {
  const answer = await askSlack(door, 'auth.test');
  if (answer.kind !== 'answer') return { findings: [tellRefusal(answer)], isUsable: false };
  const { team, user } = answer.body;
  const bot = ok(CHECK, `@${String(user)} in ${String(team)}`);
  return { findings: [bot, ...checkScopes(answer.scopes, setUp), checkClock(answer.clock)], isUsable: true };
}

function tellRefusal(answer: Exclude<SlackAnswer, { kind: 'answer' }>): SetUpFinding {
  if (answer.kind === 'refused') {
    return fault(CHECK, `Slack refuses it (${answer.word})`, `copy SLACK_BOT_TOKEN again from ${PLACE}`);
  }
  return fault(
    CHECK,
    `Slack cannot be reached (${answer.why})`,
    'check the network, the proxy and SLACK_API_URL',
  );
}

function checkScopes(scopes: readonly string[] | undefined, setUp: AppSetUp): SetUpFinding[] {
  const remedy = `add it under ${PLACE} and install the app again`;
  if (scopes === undefined) {
    return [warning('scopes', 'Slack does not say what the token may do', 'compare them with manifest.yml')];
  }
  const missing = [...setUp.scopes, ...setUp.optionalScopes.filter((each) => !setUp.scopes.includes(each))]
    .filter((scope) => !scopes.includes(scope))
    .map((scope) => {
      const [words = ''] = describeMissing([scope], scopes);
      const message = words.replace(/^Missing scope /, '').replace(/\.$/, '');
      return (setUp.optionalScopes.includes(scope) ? warning : fault)('scopes', `missing ${message}`, remedy);
    });
  return missing.length > 0 ? missing : [ok('scopes', 'all that manifest.yml asks for')];
}

function checkClock(clock: { theirs: number; ours: number } | undefined): SetUpFinding {
  const remedy = "set this machine's clock, best by NTP";
  if (clock === undefined) return warning('clock', 'Slack does not say the time', remedy);
  const skew = clock.ours - clock.theirs;
  const words = `${Math.round(Math.abs(skew) / 1000)} s ${skew > 0 ? 'ahead of' : 'behind'} Slack`;
  if (Math.abs(skew) > MOST_SKEW_MS) {
    return fault('clock', `${words}: requests from Slack are refused from five minutes on`, remedy);
  }
  return Math.abs(skew) > WORRYING_SKEW_MS ? warning('clock', words, remedy) : ok('clock', 'as Slack has it');
}
