import type { App } from '@slack/bolt';
import type { AppDeps } from '../work/deps.ts';
import { registerCheckCall } from './actions/check-call.ts';
import { registerCopyAs } from './actions/copy-as.ts';
import { registerDetails } from './actions/details.ts';
import { registerFeedback } from './actions/feedback.ts';
import { registerMode } from './actions/mode.ts';
import { registerMore } from './actions/more.ts';
import { registerShare } from './actions/share.ts';
import { registerCallcheckCommand } from './commands/callcheck.ts';
import { registerAppHomeOpened } from './events/app-home-opened.ts';
import { registerAppMention } from './events/app-mention.ts';
import { registerAppUninstalled } from './events/app-uninstalled.ts';
import { registerMessage } from './events/message.ts';
import { registerCheckPayload } from './shortcuts/check-payload.ts';
import { registerPasteView } from './views/paste.ts';
import { registerReasonView } from './views/reason.ts';

/** Everything the app listens to, in one place; `manifest.yml` says the same. */
export function registerListeners(app: App, deps: AppDeps): void {
  registerMessage(app, deps);
  registerAppMention(app, deps);
  registerAppHomeOpened(app, deps);
  registerAppUninstalled(app, deps);
  registerCallcheckCommand(app, deps);
  registerCheckPayload(app, deps);
  registerPasteView(app, deps);
  registerReasonView(app, deps);
  registerDetails(app, deps);
  registerCopyAs(app, deps);
  registerCheckCall(app);
  registerFeedback(app, deps);
  registerMode(app, deps);
  registerMore(app, deps);
  registerShare(app, deps);
}
