import type { TransportConfig } from '../config.ts';
import { askSlack, type SlackDoor } from './ask-slack.ts';
import { fault, ok, type SetUpFinding } from './finding.ts';

const CHECK = 'app token';
const PLACE = 'Basic Information, App-Level Tokens';

/** How deliveries come: Socket Mode is tried, HTTP can only be tried by Slack. */
export async function checkTransport(
  transport: TransportConfig,
  { apiUrl, now }: Omit<SlackDoor, 'token'>,
): Promise<SetUpFinding> {
  if (transport.kind === 'http') {
    return ok('signing secret', 'set; whether it is the right one shows with the first request');
  }
  const answer = await askSlack({ apiUrl, now, token: transport.appToken }, 'apps.connections.open');
  if (answer.kind === 'answer') return ok(CHECK, 'opens Socket Mode');
  if (answer.kind === 'unreachable') {
    return fault(CHECK, `Slack cannot be reached (${answer.why})`, 'check the network and the proxy');
  }
  return answer.word === 'missing_scope'
    ? fault(CHECK, 'lacks the scope connections:write', `generate one that has it under ${PLACE}`)
    : fault(CHECK, `Slack refuses it (${answer.word})`, `copy SLACK_APP_TOKEN again from ${PLACE}`);
}
